/** A village of people with culture and citizenship alone, for the tests of these two layers. */
import { PEOPLE } from '../../agents/index.ts';
import { CITIZENSHIP } from '../citizenship/index.ts';
import { type AnySpec, mechanism, RESIDENT, term } from '../core/contract.ts';
import { type LabSetUp, lab } from '../lab.ts';
import { moneyLedger } from '../money.ts';
import type { World } from '../world.ts';
import { CULTURE } from './index.ts';

/** A written duty with nobody to enforce it. */
export const duty = mechanism({
  id: 'justice.duties.contribute',
  layer: 'justice',
  title: 'Duty',
  summary: 'A number of hours in the law.',
  source: 'none',
  switch: 'on',
  parameters: {
    atLeastHoursPerWeek: { type: 'number', unit: 'hours', min: 0, max: 40, default: 8, meaning: 'Hours due.' },
  },
  steps: {},
});

/** Strangers and preachers at the gate, every week. */
export const crowd = mechanism({
  id: 'shocks.crowd_fixture',
  layer: 'shocks',
  title: 'Crowd',
  summary: 'A constant surge.',
  source: 'none',
  switch: 'on',
  parameters: {
    strangers: { type: 'number', unit: 'persons', min: 0, max: 1000, default: 0, meaning: 'Strangers a week.' },
    preachers: { type: 'number', unit: 'persons', min: 0, max: 1000, default: 0, meaning: 'Preachers a week.' },
  },
  adds: {
    many: term('society.candidateSurge', 'a crowd'),
    zealous: term('society.ideologueSurge', 'preachers'),
  },
  steps: {
    shocks(s) {
      s.c.many[0] = s.p.strangers;
      s.c.zealous[0] = s.p.preachers;
    },
  },
});

export interface Village extends Partial<Omit<LabSetUp, 'specs'>> {
  readonly extra?: readonly AnySpec[];
}

export function village(setUp: Village = {}): World {
  const { extra = [], ...rest } = setUp;
  const specs = [...PEOPLE, moneyLedger, ...CULTURE, ...CITIZENSHIP, ...extra];
  return lab({ stepping: '*', members: 60, capacity: 200, seed: 'village', ...rest, specs });
}

/** Mean of a column over those who live here. */
export function meanOf(world: World, path: string, width = 1, k = 0): number {
  const values = world.array(path);
  const status = world.array('members.status');
  let total = 0;
  let present = 0;
  for (let i = 0; i < world.rows.members; i++) {
    if (status[i] < RESIDENT) continue;
    present++;
    total += values[i * width + k];
  }
  return total / present;
}

/** Counts events by name while the world runs. */
export function countEvents(world: World): Map<string, number> {
  const counts = new Map<string, number>();
  world.eventSink = (event) => {
    const { name } = world.layout.events[event];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  return counts;
}
