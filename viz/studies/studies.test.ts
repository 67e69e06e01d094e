import type { Remote } from 'comlink';
import { describe, expect, test } from 'vitest';
import type { Surety } from '../../results/analysis/comparison.ts';
import type { Comparison, PairedFigure, StudyWorker } from '../../workers/web/interface.ts';
import { meaningOfFigure, titleOfFigure, verdictOfComparison } from './comparison-words.ts';
import { betterOf, verdictOf } from './direction.ts';
import { pairPaths } from './pair-paths.ts';
import { createRun } from './run.ts';
import { firstSentence, nameIn, societies, timeLeft } from './words.ts';

describe('words', () => {
  test('time left, counts, names, first sentences', () => {
    expect([0.2, 89, 91, 3600 * 1.4, 7200].map(timeLeft)).toEqual([
      ...['1 second', '89 seconds', '2 minutes', '84 minutes', '2 hours'],
    ]);
    expect([societies(1), societies(12_000)]).toEqual(['1 society', '12\u202f000 societies']);
    expect(nameIn('constitution: 1\nname: "A # b" # c\n', 'x')).toBe('A # b');
    expect([nameIn('name: Hollow Creek # eco\n', 'x'), nameIn('a: 1', 'x')]).toEqual(['Hollow Creek', 'x']);
    expect(firstSentence('After two years, it\ncomes out. Does trust\ncome back?')).toBe(
      'After two years, it comes out.',
    );
  });
});

describe('which way is better', () => {
  test.each([
    ['life', 1, 'clear', 'B clearly better'],
    ['signals.capture', 0.1, 'perhaps', 'A perhaps better'],
    ['wellbeing.loneliness', 0.1, 'clear', 'A clearly better'],
    ['time.contributed', -0.1, 'clear', 'clearly lower under B'],
    ['economy.wealth', 9, 'perhaps', 'perhaps higher under B'],
    ['wellbeing.trust', 0.1, 'none', 'no clear difference'],
  ] as const)('%s by %d', (observable, difference, surety, verdict) => {
    expect(verdictOf(betterOf(observable), difference, surety)).toBe(verdict);
  });
});

describe('a comparison in sentences', () => {
  const figure = (observable: string, difference: number, surety: Surety, title = ''): PairedFigure => ({
    ...{ observable, title, unit: '', a: 1, b: 1 + difference, difference, surety },
    ...{ low: difference - 0.1, high: difference + 0.1 },
  });
  const comparison = (figures: readonly PairedFigure[]): Comparison => ({
    ...{ seeds: 10, differs: [], endured: { a: 8, b: 5, onlyA: 4, onlyB: 1 }, figures, frameWeeks: [], failures: [] },
    ...{ meansA: new Float64Array(0), meansB: new Float64Array(0), correlation: new Float64Array(0) },
  });
  test('who lasts, and what else is clear, the surest first', () => {
    const said = verdictOfComparison(
      comparison([
        figure('life', -2, 'clear'),
        figure('signals.capture', 0.2, 'clear', 'Leadership capture'),
        figure('wellbeing.say', 0.3, 'clear', 'Mean feeling of having a say. Every fourth week.'),
        figure('wellbeing.trust', -0.5, 'clear', 'Mean trust.'),
        figure('wellbeing.loneliness', -0.3, 'perhaps', 'Mean loneliness.'),
        figure('time.contributed', 2, 'clear', 'Hours.'),
      ]),
      520,
    );
    expect(said.replace(/\s/g, ' ')).toBe(
      'Societies clearly live longer under A: by 2 years in the mean. 8 of 10 last 10 years under A, 5 under B. Under A there is clearly more trust and less leadership capture; under B there is clearly more of a say. Under B there is perhaps less loneliness.',
    );
  });
  test('nothing clear is said to be so', () => {
    expect(verdictOfComparison(comparison([figure('life', 1, 'none')]), 52)).toMatch(
      /does not clearly differ.*Nothing else/,
    );
  });
  test('names with their meaning beside them', () => {
    const of = figure('economy.income', 1, 'clear', 'Mean income of those present. Every fourth week.');
    expect([titleOfFigure(of), meaningOfFigure(of)]).toEqual(['Income', 'Mean income of those present']);
    expect(meaningOfFigure(figure('life', 1, 'clear', 'Years lived'))).toBe('');
  });
});

test('the space between two courses is filled only where both live', () => {
  const a = [1, 2, 3, Number.NaN];
  const b = [1, 1, 4, 4];
  const paths = pairPaths(
    [0, 1, 2, 3],
    (i) => a[i],
    (i) => b[i],
    (w) => w,
    (v) => v,
  );
  expect(paths.a).toBe('M0,1L1,2L2,3');
  expect(paths.b).toBe('M0,1L1,1L2,4L3,4');
  expect(paths.overA).toBe('M0,1L1,2L2,4L2,4L1,1L0,1Z');
  const many = pairPaths(
    Array.from({ length: 5000 }, (_, i) => i),
    () => 1,
    () => 2,
    (w) => w,
    (v) => v,
  );
  expect(many.a.split('L').length).toBeLessThanOrEqual(402);
  expect(many.a.endsWith('L4999,1')).toBe(true);
});

describe('a study under way', () => {
  const worker = (cancel: () => void = () => undefined): Remote<StudyWorker> =>
    ({
      progress: () => Promise.resolve({ done: 1, runs: 2, memberWeeks: 5, failed: 0 }),
      cancel: () => Promise.resolve(cancel()),
    }) as unknown as Remote<StudyWorker>;
  test('done, refused, failed: each is said', async () => {
    const run = createRun<number>();
    await run.start(worker(), () => Promise.resolve({ ok: true, result: 7 }));
    expect(run.state.peek()).toEqual({ phase: 'done', result: 7 });
    await run.start(worker(), () => Promise.resolve({ ok: false, issues: [] }));
    expect(run.state.peek()).toEqual({ phase: 'refused', issues: [] });
    await run.start(worker(), () => Promise.reject(new Error('gone')));
    expect(run.state.peek()).toEqual({ phase: 'failed', reason: 'gone' });
  });
  test('watched while it runs, one at a time, cancelled on demand', async () => {
    const run = createRun<number>();
    let end: (answer: { ok: false; cancelled: true }) => void = () => undefined;
    const asked = new Promise<{ ok: false; cancelled: true }>((resolve) => {
      end = resolve;
    });
    const started = run.start(
      worker(() => end({ ok: false, cancelled: true })),
      () => asked,
    );
    await run.start(worker(), () => Promise.resolve({ ok: true, result: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(run.state.peek()).toMatchObject({ phase: 'running', progress: { done: 1, runs: 2 } });
    run.cancel();
    await started;
    expect(run.state.peek()).toEqual({ phase: 'cancelled' });
  });
});
