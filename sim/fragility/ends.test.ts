import { beforeEach, describe, expect, test } from 'vitest';
import {
  DEPOPULATED_WEEKS,
  EndWatch,
  GRIDLOCK_WAIT_WEEKS,
  GRIDLOCK_WEEKS,
  INSOLVENT_NEGLECT,
  INSOLVENT_WEEKS,
  SCHISM_WEEKS,
  SPELL_WEEKS,
} from './ends.ts';
import { observables } from './observer.ts';
import { still } from './still.fixture.ts';

const OBSERVABLES = observables();
const world = still(40);
const values = new Float64Array(OBSERVABLES.length);
let watch: EndWatch;
let week: number;

function put(settings: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(settings)) {
    const at = OBSERVABLES.findIndex((o) => o.name === name);
    expect(at, name).toBeGreaterThanOrEqual(0);
    values[at] = value;
  }
}

/** Weeks until an end is reached, at most `most`; -1 when none is. */
function until(most: number): [number, string | null] {
  for (let k = 1; k <= most; k++) {
    const end = watch.watch(week++, values);
    if (end) return [k, end];
  }
  return [-1, null];
}

beforeEach(() => {
  watch = new EndWatch(world, OBSERVABLES);
  week = 0;
  values.fill(0);
  put({ 'people.present': 40 });
});

describe('ends', () => {
  test('nothing ends a quiet society', () => {
    expect(until(500)).toEqual([-1, null]);
    expect(watch.spells()).toEqual([]);
  });

  test('depopulated: below a quarter of the founders for eight weeks in a row', () => {
    expect(watch.least).toBe(10);
    put({ 'people.present': 10 });
    expect(until(50)).toEqual([-1, null]);
    put({ 'people.present': 9 });
    expect(until(DEPOPULATED_WEEKS - 1)).toEqual([-1, null]);
    put({ 'people.present': 11 });
    until(1);
    put({ 'people.present': 0 });
    expect(until(50)).toEqual([DEPOPULATED_WEEKS, 'depopulated']);
  });

  test('a small society counts six people as the least', () => {
    expect(new EndWatch(still(12), OBSERVABLES).least).toBe(6);
  });

  test('insolvent: long below zero and upkeep unpaid; either alone is not enough', () => {
    put({ 'ledger.arrears_weeks': 200 });
    expect(until(10)).toEqual([-1, null]);
    put({ 'ledger.arrears_weeks': INSOLVENT_WEEKS - 1, 'ledger.neglect': 0.9 });
    expect(until(10)).toEqual([-1, null]);
    put({ 'ledger.arrears_weeks': INSOLVENT_WEEKS, 'ledger.neglect': INSOLVENT_NEGLECT });
    expect(until(10)).toEqual([1, 'insolvent']);
  });

  test('schism: three quarterly observations in a row', () => {
    const rift = {
      'signals.factions.smaller_side': 0.3,
      'signals.factions.hostility': 0.6,
      'signals.factions.sides_apart': 0.5,
    };
    for (const [name, calm] of Object.entries({ smaller_side: 0.2, hostility: 0.5, sides_apart: 0.1 })) {
      put({ ...rift, [`signals.factions.${name}`]: calm });
      expect(until(60)).toEqual([-1, null]);
    }
    put(rift);
    expect(until(SCHISM_WEEKS)).toEqual([-1, null]);
    expect(until(1)).toEqual([1, 'schism']);
  });
});

describe('states', () => {
  test('are recorded once they have lasted, from their first week to the week of exit', () => {
    put({ 'signals.capture': 0.9 });
    until(SPELL_WEEKS - 1);
    expect(watch.spells()).toEqual([]);
    until(1);
    expect(watch.spells()).toEqual([{ state: 'captured', fromWeek: 0, toWeek: -1 }]);
    until(4);
    put({ 'signals.capture': 0.1, 'signals.conflict_escalation': 0.9 });
    until(SPELL_WEEKS);
    expect(watch.spells()).toEqual([
      { state: 'captured', fromWeek: 0, toWeek: 12 },
      { state: 'unresolved_conflict', fromWeek: 12, toWeek: -1 },
    ]);
  });

  test('one that passes quickly leaves no trace', () => {
    put({ 'signals.capture': 0.9 });
    until(SPELL_WEEKS - 1);
    put({ 'signals.capture': 0 });
    until(1);
    put({ 'signals.capture': 0.9 });
    until(SPELL_WEEKS - 1);
    expect(watch.spells()).toEqual([]);
  });

  test('gridlock needs matters that wait and half a year without a decision; a decision ends it', () => {
    put({ 'governance.waiting_weeks': GRIDLOCK_WAIT_WEEKS });
    until(GRIDLOCK_WEEKS - 1 + SPELL_WEEKS);
    expect(watch.spells()).toEqual([{ state: 'gridlock', fromWeek: GRIDLOCK_WEEKS - 1, toWeek: -1 }]);
    put({ 'governance.decided': 1 });
    until(1);
    expect(watch.spells()[0].toWeek).toBe(GRIDLOCK_WEEKS - 1 + SPELL_WEEKS);
    put({ 'governance.waiting_weeks': 0 });
    until(200);
    expect(watch.spells()).toHaveLength(1);
  });
});
