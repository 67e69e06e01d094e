/** A small society as the worker would tell of it: two signals, a few observables, 104 weeks of A and a fork at 52. */
import type { Catalogue, LedgerWeek } from '../../workers/web/interface.ts';
import type { BranchCourse, TimelineEvent } from './props.ts';

const signal = (name: string, title: string, everyWeeks: number): Catalogue['signals'][number] => ({
  name,
  title,
  warning: 0.4,
  critical: 0.6,
  formula: 'a over b',
  source: 'Somebody (1999), Something.',
  everyWeeks,
});
const observable = (name: string, unit: string): Catalogue['observables'][number] => ({
  name,
  unit,
  meaning: `What ${name} says.`,
  store: 'float',
});

export const CATALOGUE: Catalogue = {
  engine: 1,
  constitutions: [],
  scenarios: [],
  observables: [
    observable('signals.capture', 'share'),
    observable('signals.capture.gini', 'share'),
    observable('signals.burnout', 'share'),
    observable('people.present', 'people'),
    observable('ledger.treasury', 'credits'),
  ],
  signals: [signal('signals.capture', 'Leadership capture', 13), signal('signals.burnout', 'Burnout', 4)],
  parameters: [
    {
      path: 'economy.treasury.sharing_rate',
      clause: 'economy.treasury',
      clauseTitle: 'Pooled treasury',
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      integer: false,
      default: 0.5,
      options: [],
      meaning: 'How much is pooled.',
      amendable: true,
    },
  ],
  activities: ['decision_making', 'contribution_hours', 'shared_meals', 'outside_work', 'rest'],
  levers: [],
  values: [],
};

export const WEEKS = 104;
export const FORK = 52;

function course(letter: 'A' | 'B', slope: number): BranchCourse {
  const columns = CATALOGUE.observables.length;
  const rows = new Float64Array(WEEKS * columns);
  for (let week = 0; week < WEEKS; week++) {
    const measured = Math.floor(week / 13) * 13;
    rows.set([measured * slope, 0.3, 0.5, 40 + (week % 7), 1000 - 20 * week], week * columns);
  }
  const forkWeek = letter === 'A' ? -1 : FORK;
  return { letter, label: letter === 'A' ? 'as written' : 'changed', firstWeek: 0, weeks: WEEKS, rows, forkWeek };
}

export const A = course('A', 0.005);
export const B = course('B', 0.007);

export const FOUNDER = 0x80000000;

export const LEDGER: LedgerWeek = {
  week: 104,
  money: [
    { flow: 'a.wages', meaning: 'Wages earned outside.', from: 'outside', to: 'member', credits: 900.125 },
    { flow: 'a.pool', meaning: 'Pooled share.', from: 'outside', to: 'treasury', credits: 300 },
    { flow: 'a.bill', meaning: 'Needs bought outside.', from: 'member', to: 'outside', credits: 800 },
  ],
  balances: { members: 1100.125, treasury: 800, funds: [] },
  hours: [3, 12, 5, 30, 118],
  power: [
    { identity: FOUNDER + 1, name: 'founder 1', share: 0.4 },
    { identity: FOUNDER + 2, name: 'founder 2', share: 0.2 },
  ],
  powerRest: { people: 8, share: 0.4 },
  holdersOfHalf: 2,
  gini: 0.35,
};

export function events(count: number): TimelineEvent[] {
  return Array.from({ length: count }, (_, k) => ({
    week: Math.floor(k / 20),
    kind: k % 2 === 0 ? 'justice.cases.opened' : 'governance.decisions.passed',
    who: FOUNDER + 1,
    other: k % 2 === 0 ? FOUNDER + 2 : -1,
    a: 0,
    b: 0,
    text: k % 2 === 0 ? 'founder 1 brings a case against founder 2' : 'A proposal of founder 1 passed.',
  }));
}
