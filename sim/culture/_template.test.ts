/** How a mechanism is tested: what it costs, what it changes, and that it is nothing when it is off. */
import { expect, test } from 'vitest';
import { PEOPLE } from '../../agents/index.ts';
import { lab, runWeeks } from '../lab.ts';
import { moneyLedger } from '../money.ts';
import { undeclaredWrites } from '../touching.fixture.ts';
import { openHouse } from './_template.ts';
import { meanOf } from './village.fixture.ts';

const SPECS = [...PEOPLE, moneyLedger, openHouse];

/** People with an open house and nothing else of culture. */
function house(hours: number) {
  const clauses = { [openHouse.id]: { hours } };
  return lab({ specs: SPECS, stepping: '*', members: 60, seed: 'open house', clauses });
}

test('it costs the hours that it grants, and the sociable come more', () => {
  const world = house(2);
  runWeeks(world, 30);
  const granted = world.array(`${openHouse.id}!visit`);
  const regular = world.array('members.regular');
  const sociability = world.array('members.sociability');
  for (let i = 0; i < world.rows.members; i++) expect(granted[i]).toBeLessThanOrEqual(120);
  const meanFor = (outgoing: boolean): number => {
    const those = [...regular.slice(0, world.rows.members)].filter((_, i) => sociability[i] > 0.5 === outgoing);
    return those.reduce((sum, x) => sum + x, 0) / those.length;
  };
  expect(meanFor(true)).toBeGreaterThan(meanFor(false) + 0.05);
});

test('live: company raises belonging; with zero hours nothing happens', () => {
  const open = house(3);
  const shut = house(0);
  runWeeks(open, 40);
  runWeeks(shut, 40);
  expect(meanOf(open, 'members.belonging')).toBeGreaterThan(meanOf(shut, 'members.belonging') + 0.01);
  expect(meanOf(shut, 'members.regular')).toBe(0);
});

test('it assigns nothing that it did not declare', () => {
  expect(undeclaredWrites(house(2), 8)).toEqual([]);
});
