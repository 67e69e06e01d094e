import { expect, test } from 'vitest';
import { LOOKS } from './judge.ts';
import { REGISTER } from './register.ts';
import {
  type CoverageRow,
  controlRow,
  coverageRows,
  declarationMark,
  entryOf,
  rulesOf,
  stateOf,
  totalsOf,
} from './rows.ts';
import { DECLARED } from './systems.ts';

const KEYS = [
  ...['id', 'mechanism', 'switch', 'observable', 'expected', 'effect', 'low', 'high', 'seeds', 'live', 'planned'],
];
const ID = 'economy.treasury';
const declared = DECLARED.find(({ effect }) => effect.system === ID);
if (!declared) throw new Error(ID);
const entry = { declared: declarationMark(declared.effect), effect: 9000, low: 8000, high: 1e4, seeds: 30, live: true };

test('a row for each system in order, with exactly the documented keys', () => {
  const rows = coverageRows({}, LOOKS);
  expect(rows.map(({ id }) => id)).toEqual(REGISTER.map(({ id }) => id));
  for (const row of rows) expect(Object.keys(row)).toEqual(KEYS);
  expect(Object.keys(controlRow({}, LOOKS))).toEqual(KEYS);
});

test('what is on record is shown, planned systems are counted apart', () => {
  const rows = coverageRows({ [ID]: entry }, LOOKS);
  expect(rows.find(({ id }) => id === ID)).toMatchObject({
    mechanism: ID,
    effect: 9000,
    low: 8000,
    seeds: 30,
    live: true,
  });
  expect(rows.find(({ id }) => id === 'governance.liquid')).toMatchObject({
    mechanism: null,
    planned: true,
    live: false,
  });
  const { built, live, notLive, unmeasured, planned } = totalsOf(rows);
  expect([live, notLive]).toEqual([1, 0]);
  expect(unmeasured).toBe(built - 1);
  expect(built + planned).toBe(REGISTER.length);
});

test('a record is worth nothing once its declaration has changed', () => {
  const stale = coverageRows({ [ID]: { ...entry, declared: 'another' } }, LOOKS);
  expect(stale.find(({ id }) => id === ID)).toMatchObject({ effect: null, seeds: 0, live: false, planned: false });
});

test('the mark follows what is judged, not the words about it', () => {
  const { effect } = declared;
  expect(declarationMark({ ...effect, because: 'otherwise' })).toBe(declarationMark(effect));
  expect(declarationMark({ ...effect, smallest: effect.smallest / 2 })).not.toBe(declarationMark(effect));
  expect(declarationMark({ ...effect, round: 2 })).not.toBe(declarationMark(effect));
});

test('the mark follows the looks, the judgement, the seeds and what a declaration leaves unsaid', () => {
  const { effect } = declared;
  const rules = rulesOf(LOOKS);
  expect(Object.keys(rules).sort()).toEqual([
    ...['alpha', 'community', 'leastDeparting', 'looks', 'narrowestAt', 'seeds', 'weeks'],
  ]);
  const others = [
    ...[rulesOf({ ...LOOKS, least: 60 }), rulesOf({ ...LOOKS, step: 10 }), rulesOf({ ...LOOKS, most: 960 })],
    ...[
      { ...rules, alpha: 0.05 },
      { ...rules, narrowestAt: 60 },
      { ...rules, leastDeparting: 10 },
    ],
    ...[
      { ...rules, weeks: 52 },
      { ...rules, community: 'campus' },
      { ...rules, seeds: 'others/0' },
    ],
  ];
  const marks = [rules, ...others].map((other) => declarationMark(effect, other as typeof rules));
  expect(new Set(marks).size).toBe(10);
});

/** A measured row whose effect must rise above, or fall below, the smallest that matters. */
const seen = (low: number | null, high: number | null, live = false): CoverageRow => {
  const row = coverageRows({ [ID]: { ...entry, low, high, live } }, LOOKS).find(({ id }) => id === ID);
  if (!row) throw new Error(ID);
  return row;
};

test('not live is told from undecided, and both are counted', () => {
  const { sign, smallest } = declared.effect;
  const between = (a: number, b: number, live = false): CoverageRow =>
    sign > 0 ? seen(a * smallest, b * smallest, live) : seen(-b * smallest, -a * smallest, live);
  const told = [
    ...[between(2, 3, true), between(0.1, 0.9), between(-3, -2), between(0.5, 1.5), between(1, 3)],
    ...[seen(null, null), seen(0, 0)],
  ];
  expect(told.map(stateOf)).toEqual([
    ...['live', 'not live', 'not live', 'undecided', 'undecided', 'undecided', 'not live'],
  ]);
  expect(totalsOf(told)).toEqual({ built: 7, live: 1, notLive: 3, undecided: 3, unmeasured: 0, planned: 0 });
});

test('an interval without bounds is kept as data', () => {
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const kept = entryOf({ effectOf: declared.effect, effect: 0.1, low, high, seeds: 480, verdict: 'open' }, LOOKS);
  expect(kept).toEqual({ ...kept, low: null, high: null, live: false });
});
