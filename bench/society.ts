/**
 * The society whose speed is measured: every clause on, the eco-village otherwise, at any size. Strangers
 * and room grow with the size, so that arrivals make up for departures and the population stays about
 * where it began.
 */
import { defaultPlan } from '../scenarios/index.ts';
import { RESIDENT } from '../sim/core/contract.ts';
import type { Plan } from '../sim/core/plan.ts';
import { found } from '../sim/found.ts';
import { Observer, observables } from '../sim/fragility/observer.ts';
import { LAB_UNSHOCKED, labPlan } from '../sim/lab.ts';
import { SPECS } from '../sim/registry.ts';
import { tick } from '../sim/tick.ts';
import type { World } from '../sim/world.ts';

/** As in the preset, for each founder. */
const STRANGERS_PER_MEMBER_YEAR = 1.25;
/** More candidates than these have no identities. */
const MOST_STRANGERS = mostStrangers();
/** Little room, so that crowding holds the population near its first size. */
const ROOM_PER_MEMBER = 1.1;
/** What a stress test records. */
const FRAME_EVERY_WEEKS = 4;

const PRESENT = observables().findIndex(({ name }) => name === 'people.present');

function mostStrangers(): number {
  const parameter = SPECS.find(({ id }) => id === 'citizenship.candidates')?.parameters.candidatesPerYear;
  if (parameter?.type !== 'number') throw new Error('citizenship.candidates has no number of candidates');
  return parameter.max;
}

export interface Society {
  readonly world: World;
  readonly observer: Observer;
}

/** The plan of a society of so many members, with nothing switched off. */
export function wholePlan(members: number): Plan {
  return planWith(members, () => true);
}

/** The same with every module of the economy, and of other layers what is on by default. */
export function economicPlan(members: number): Plan {
  return planWith(members, (id) => id.startsWith('economy.'));
}

function planWith(members: number, asked: (clause: string) => boolean): Plan {
  const everything = labPlan({ specs: SPECS, stepping: '*', members, seed: '' });
  const village = defaultPlan('eco', SPECS);
  const added = Object.entries(everything.clauses).filter(([id]) => asked(id));
  const clauses = { ...Object.fromEntries(added), ...village.clauses };
  const candidates = {
    ...clauses['citizenship.candidates'],
    // From 640,000 members on there are no more to be had, and not all leavers are replaced.
    candidatesPerYear: Math.min(MOST_STRANGERS, Math.round(STRANGERS_PER_MEMBER_YEAR * members)),
  };
  return {
    ...village,
    founders: members,
    capacity: Math.round(ROOM_PER_MEMBER * members),
    clauses: { ...clauses, 'citizenship.candidates': candidates },
  };
}

export function societyOf(members: number, seed: string, planOf = wholePlan): Society {
  const world = found(SPECS, planOf(members), LAB_UNSHOCKED, seed);
  return { world, observer: new Observer(world, FRAME_EVERY_WEEKS, true) };
}

export function presentIn({ observer }: Society): number {
  return observer.current[PRESENT];
}

/** Ticks and observes, ends or no ends. @returns member-weeks lived */
export function live(society: Society, weeks: number): number {
  let memberWeeks = 0;
  for (let w = 0; w < weeks; w++) {
    tick(society.world);
    society.observer.observe();
    memberWeeks += presentIn(society);
  }
  return memberWeeks;
}

/** The eight phases of each week alone, with nobody looking. @returns member-weeks lived */
export function liveUnobserved({ world }: Society, weeks: number): number {
  const status = world.array('members.status') as Uint8Array;
  let memberWeeks = 0;
  for (let w = 0; w < weeks; w++) {
    tick(world);
    memberWeeks += residentsAmong(status, world.rows.members);
  }
  return memberWeeks;
}

/** Counted apart, so that the counting costs the weeks as little as may be. */
function residentsAmong(status: Uint8Array, n: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) count += +(status[i] >= RESIDENT);
  return count;
}

/** Lets each live the given weeks. @returns member-weeks per second */
export function timeSocieties(societies: readonly Society[], weeks: number, lives = live): number {
  const from = process.hrtime.bigint();
  let memberWeeks = 0;
  for (const society of societies) memberWeeks += lives(society, weeks);
  return memberWeeks / (Number(process.hrtime.bigint() - from) / 1e9);
}
