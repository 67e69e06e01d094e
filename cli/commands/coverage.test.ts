/** What the exit code says of live, refuted, undecided and unmeasured systems. */
import { expect, test } from 'vitest';
import { LOOKS } from '../../workers/studies/coverage/judge.ts';
import { type CoverageRow, controlRow, coverageRows, declarationMark } from '../../workers/studies/coverage/rows.ts';
import { CONTROL, DECLARED } from '../../workers/studies/coverage/systems.ts';
import { exitOf, report } from './coverage.ts';

const NOTHING = { effect: 0, low: 0, high: 0, live: false };

function effectOf(id: string): (typeof DECLARED)[number]['effect'] {
  const declared = DECLARED.find(({ effect }) => effect.system === id);
  if (!declared) throw new Error(id);
  return declared.effect;
}

type Kept = { effect: number; low: number | null; high: number | null; live: boolean };

function entry(id: string, kept: Kept): Parameters<typeof controlRow>[0] {
  return { [id]: { declared: declarationMark(effectOf(id)), seeds: 480, ...kept } };
}

const ID = 'economy.treasury';
const SMALLEST = effectOf(ID).smallest * effectOf(ID).sign;
const LIVE: Kept = { effect: 3 * SMALLEST, low: 2 * SMALLEST, high: 4 * SMALLEST, live: true };
const OPEN: Kept = { effect: SMALLEST, low: null, high: null, live: false };

const row = (kept: Kept): CoverageRow => {
  const found = coverageRows(entry(ID, kept), LOOKS).find(({ id }) => id === ID);
  if (!found) throw new Error(ID);
  return found;
};
const control = (kept: Kept = NOTHING): CoverageRow => controlRow(entry(CONTROL, kept), LOOKS);
const planned = coverageRows({}, LOOKS).filter((row) => row.planned);
const unmeasured = coverageRows({}, LOOKS).filter((row) => !row.planned);

test.each([
  ['all live', [row(LIVE)], control(), 0],
  ['planned ones do not count', [row(LIVE), ...planned], control(), 0],
  ['one refuted', [row(LIVE), row(NOTHING)], control(), 1],
  ['one undecided', [row(LIVE), row(OPEN)], control(), 4],
  ['one undecided, one refuted', [row(OPEN), row(NOTHING)], control(), 1],
  ['the control live', [row(LIVE)], control({ effect: 3, low: 2, high: 4, live: true }), 1],
  ['the control undecided', [row(LIVE)], control(OPEN), 4],
  ['nothing on file', unmeasured, controlRow({}, LOOKS), 4],
  ['nothing on file, and the control alone is asked for', [], controlRow({}, LOOKS), 4],
  ['nothing on file, and what is planned is asked for', planned, controlRow({}, LOOKS), 4],
] as const)('%s: exit %#', (_words, rows, held, code) => {
  expect(exitOf(rows, held)).toBe(code);
});

test('three states are told apart in words', () => {
  const words = report([row(LIVE), row(NOTHING), row(OPEN)], control());
  expect(words).toContain('3 built: 1 live, 1 not live, 1 undecided');
  expect(words).toContain('undecided: too few pairs differ');
  expect(words).toContain('negative control not live: no difference in 480 pairs');
});
