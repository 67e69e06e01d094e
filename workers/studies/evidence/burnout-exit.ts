/** Burnout and exit: what goes with exhaustion, and whether pay retains. */
import { defaultPlan } from '../../../scenarios/index.ts';
import { ACTIVITIES, RESIDENT } from '../../../sim/core/contract.ts';
import type { Plan } from '../../../sim/core/plan.ts';
import { observables } from '../../../sim/fragility/observer.ts';
import { LAB_UNSHOCKED } from '../../../sim/lab.ts';
import { SPECS } from '../../../sim/registry.ts';
import { runSociety } from '../../../sim/run.ts';
import type { World } from '../../../sim/world.ts';
import { beyond, interval, meanOf, reported, rounded } from './judge.ts';
import type { RowSpec } from './types.ts';

const WEEKS = 208;
const LOOKS = [104, 208];
/** Credits a head and week from outside, paid out by hours given. */
const PAY = [0, 5, 10, 20, 40];
const FREE_TIME = ['rest', 'shared_meals', 'gatherings', 'learning', 'personal_development'].map((name) =>
  (ACTIVITIES as readonly string[]).indexOf(name),
);

interface Lived {
  /** Correlations of exhaustion with hours of work, and with belonging, say and fair reward together, over members. */
  readonly demands: number;
  readonly resources: number;
  /** Share of members who leave in a year. */
  readonly exit: number;
  readonly hours: number;
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mx = meanOf(x);
  const my = meanOf(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i++) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** How exhaustion goes with demands and with resources among those present. */
function among(world: World): readonly [demands: number, resources: number] {
  const column = (name: string): ArrayLike<number> => world.array(`members.${name}`);
  const [status, energy, minutes] = [column('status'), column('energy'), column('minutes')];
  const [belonging, say, reward] = [column('belonging'), column('say'), column('reward')];
  const rows = Array.from({ length: world.rows.members }, (_, i) => i).filter((i) => status[i] >= RESIDENT);
  const exhaustion = rows.map((i) => 1 - energy[i]);
  const work = rows.map((i) => {
    let free = 0;
    for (const a of FREE_TIME) free += minutes[i * ACTIVITIES.length + a];
    return -free;
  });
  const support = rows.map((i) => belonging[i] + say[i] + reward[i]);
  return [correlation(exhaustion, work), correlation(exhaustion, support)];
}

function lived(plan: Plan, seed: string, at: ReadonlyMap<string, number>): Lived {
  const looks: (readonly [number, number])[] = [];
  const request = { plan, scenario: LAB_UNSHOCKED, seed, weeks: WEEKS, recordEveryWeeks: 0, recordEvents: false };
  const { means } = runSociety(SPECS, request, (world) => {
    if (LOOKS.includes(world.week)) looks.push(among(world));
  });
  const mean = (name: string): number => means[at.get(name) ?? -1];
  return {
    demands: looks.length > 0 ? meanOf(looks.map(([d]) => d)) : 0,
    resources: looks.length > 0 ? meanOf(looks.map(([, r]) => r)) : 0,
    exit: (52 * mean('people.left')) / Math.max(1e-9, mean('people.present')),
    hours: mean('time.contributed'),
  };
}

/** A digital society whose output costs nothing to keep up, and which shares out what it is given by hours. */
function paid(credits: number): Plan {
  const plan = defaultPlan('nomadic', SPECS);
  const treasury = { fundingCredits: credits, upkeepCredits: 0, investmentRate: 0, reserveWeeks: 0, reserveShare: 0 };
  const clauses = {
    ...plan.clauses,
    'economy.treasury': { ...plan.clauses['economy.treasury'], ...treasury },
    'economy.allocation': { ...plan.clauses['economy.allocation'], by: 0 },
  };
  return { ...plan, clauses, entrenched: ['economy.treasury', 'economy.allocation'] };
}

export const burnoutExit: RowSpec = {
  id: 'burnout-exit',
  title: 'Burnout, pay and exit',
  source:
    'Lee, R. & Ashforth, B. (1996), Journal of Applied Psychology 81:123–133; Tidelift (2023), State of the open source maintainer report',
  kind: 'input',
  published:
    'Emotional exhaustion is more strongly related to demands than to resources (meta-analysis of 61 studies). Almost 60 % of over 300 open source maintainers have quit or considered quitting; 57 % of these would be more likely to go on if they earned more by it, and the more maintainers are paid, the more they work on it.',
  kernel: 'The whole society; `people.energy`, `people.contribution`, `people.exit`.',
  setting:
    'A digital society (nomadic, at its defaults but for the treasury) for four years. Money from outside, from nothing to 40 credits a head and week, is paid out by hours given; nothing else is paid from the pool. Correlations over members after two and four years.',
  lacks:
    'That demands weigh more than resources was built into `people.energy` after this very source, which is why the row is an input; how members differ in both was not. The part about pay was not looked at when anything was chosen. Being paid more does not make members work more: the pay comes as a share of a given sum, so that it raises what is expected as fast as what an hour brings, and who has enough wants less. Maintainers who were asked say that they do more. Help by further maintainers, the other thing that would keep them, was not tried.',
  runs: { full: 200, small: 2 },
  *measure(runs) {
    const at = new Map(observables().map(({ name }, k) => [name, k]));
    const seeds = Array.from({ length: runs }, (_, run) => `evidence/burnout-exit/${run}`);
    const all: Lived[][] = [];
    for (const credits of PAY) {
      all.push(seeds.map((seed) => lived(paid(credits), seed, at)));
      yield all.length / PAY.length;
    }
    const unpaid = all[0];
    const well = all[PAY.length - 1];
    const points = [
      beyond(
        'share leaving in a year, unpaid less paid 40 credits',
        0,
        unpaid.map(({ exit }, run) => exit - well[run].exit),
      ),
      beyond(
        'hours a week for the community, paid 40 credits less unpaid',
        0,
        well.map(({ hours }, run) => hours - unpaid[run].hours),
      ),
      beyond(
        'correlation of exhaustion with demands less that with resources, sizes, unpaid',
        0,
        unpaid.map(({ demands, resources }) => Math.abs(demands) - Math.abs(resources)),
      ),
      reported(
        'correlation of exhaustion with hours of work, unpaid',
        unpaid.map(({ demands }) => demands),
      ),
      reported(
        'correlation of exhaustion with belonging, say and reward, unpaid',
        unpaid.map(({ resources }) => resources),
      ),
    ];
    const middle = all.map((some, k) => ({ pay: PAY[k], ...interval(some.map(({ exit }) => exit)) }));
    const figure = {
      label: 'Share of members who leave in a year, by what is paid for the work',
      x: { label: 'paid for hours given, credits a head and week', from: 0, to: 40, scale: 'linear', ticks: [] },
      y: { label: 'share leaving in a year', from: 0, to: 0.4, scale: 'linear', ticks: [] },
      curves: [
        {
          name: 'simulated, 99 % interval',
          tone: 'simulated',
          points: middle.map(({ pay, mean }) => [pay, rounded(mean)] as const),
          band: middle.map(({ pay, low, high }) => [pay, rounded(low), rounded(high)] as const),
          note: '',
        },
      ],
      dots: [],
    } as const;
    return { points, figure };
  },
};
