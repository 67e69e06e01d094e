import { expect, test } from 'vitest';
import { REGISTER } from './register.ts';
import { controlRow, coverageRows, declarationMark, totalsOf } from './rows.ts';
import { DECLARED } from './systems.ts';

const KEYS = [
  ...['id', 'mechanism', 'switch', 'observable', 'expected', 'effect', 'low', 'high', 'seeds', 'live', 'planned'],
];
const ID = 'economy.treasury';
const declared = DECLARED.find(({ effect }) => effect.system === ID);
if (!declared) throw new Error(ID);
const entry = { declared: declarationMark(declared.effect), effect: 9000, low: 8000, high: 1e4, seeds: 30, live: true };

test('a row for each system in order, with exactly the documented keys', () => {
  const rows = coverageRows({});
  expect(rows.map(({ id }) => id)).toEqual(REGISTER.map(({ id }) => id));
  for (const row of rows) expect(Object.keys(row)).toEqual(KEYS);
  expect(Object.keys(controlRow({}))).toEqual(KEYS);
});

test('what is on record is shown, planned systems are counted apart', () => {
  const rows = coverageRows({ [ID]: entry });
  expect(rows.find(({ id }) => id === ID)).toMatchObject({
    mechanism: ID,
    effect: 9000,
    low: 8000,
    seeds: 30,
    live: true,
  });
  expect(rows.find(({ id }) => id === 'governance.dao')).toMatchObject({ mechanism: null, planned: true, live: false });
  const { built, live, notLive, unmeasured, planned } = totalsOf(rows);
  expect([live, notLive]).toEqual([1, 0]);
  expect(unmeasured).toBe(built - 1);
  expect(built + planned).toBe(REGISTER.length);
});

test('a record is worth nothing once its declaration has changed', () => {
  const stale = coverageRows({ [ID]: { ...entry, declared: 'another' } });
  expect(stale.find(({ id }) => id === ID)).toMatchObject({ effect: null, seeds: 0, live: false, planned: false });
});

test('the mark follows what is judged, not the words about it', () => {
  const { effect } = declared;
  expect(declarationMark({ ...effect, because: 'otherwise' })).toBe(declarationMark(effect));
  expect(declarationMark({ ...effect, smallest: effect.smallest / 2 })).not.toBe(declarationMark(effect));
  expect(declarationMark({ ...effect, round: 2 })).not.toBe(declarationMark(effect));
});
