/** Flows: what is drawn is what the ledger says, nothing overlaps, and sums are those of the data. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerWeek } from '../../workers/web/interface.ts';
import { type FlowLayout, layoutFlows, PARTIES, partySums } from './flow-layout.ts';
import { usesOf } from './week-hours.tsx';

const flows = fc.array(
  fc.record({
    flow: fc.string({ minLength: 1, maxLength: 8 }),
    meaning: fc.constant('Something paid.'),
    from: fc.constantFrom(...PARTIES),
    to: fc.constantFrom(...PARTIES),
    credits: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 10 ** 9 }).map((x) => x / 1000),
    ),
  }),
  { maxLength: 14 },
);
const HEIGHT = 420;
const ROW = 22;

function apart(bars: FlowLayout['paid']): void {
  for (const [k, bar] of bars.entries()) {
    expect(bar.top).toBeGreaterThanOrEqual(-1e-6);
    expect(bar.top + bar.height).toBeLessThanOrEqual(HEIGHT + 1e-6);
    if (k > 0) expect(bar.top).toBeGreaterThanOrEqual(bars[k - 1].top + bars[k - 1].height - 1e-6);
  }
}

test('rows leave room for their names, widths share one scale, parties do not overlap', () => {
  fc.assert(
    fc.property(flows, (money: LedgerWeek['money']) => {
      const { rows, paid, received } = layoutFlows(money, HEIGHT, ROW);
      expect(rows).toHaveLength(money.filter((flow) => flow.credits > 0).length);
      const scales = rows.map((row) => (2 * row.half) / row.flow.credits);
      for (const scale of scales) expect(scale).toBeCloseTo(scales[0], 6);
      for (let k = 1; k < rows.length; k++) {
        expect(rows[k].middle - rows[k - 1].middle).toBeGreaterThanOrEqual(
          Math.max(ROW, rows[k].half + rows[k - 1].half) - 1e-6,
        );
      }
      if (rows.length > 0) expect(rows[rows.length - 1].middle + ROW / 2).toBeLessThanOrEqual(HEIGHT + 1e-6);
      apart(paid);
      apart(received);
      const sum = (bars: typeof paid): number => bars.reduce((total, bar) => total + bar.credits, 0);
      expect(sum(paid)).toBeCloseTo(sum(received), 3);
    }),
    { numRuns: 100 },
  );
});

test('sums by party are those of the flows, to the thousandth', () => {
  const money: LedgerWeek['money'] = [
    { flow: 'wages', meaning: '', from: 'outside', to: 'member', credits: 0.1 },
    { flow: 'pool', meaning: '', from: 'outside', to: 'treasury', credits: 0.2 },
    { flow: 'aid', meaning: '', from: 'treasury', to: 'member', credits: 0.3 },
  ];
  expect(partySums(money)).toEqual([
    { party: 'outside', paid: 0.3, received: 0 },
    { party: 'treasury', paid: 0.3, received: 0.2 },
    { party: 'fund', paid: 0, received: 0 },
    { party: 'member', paid: 0, received: 0.4 },
  ]);
});

test('hours by what they are to the community', () => {
  const uses = usesOf(['rest', 'justice', 'care', 'unheard_of'], [100, 1, 60, 7]);
  expect(uses.map((use) => use.activity)).toEqual(['justice', 'rest', 'care', 'unheard_of']);
  expect(uses.reduce((sum, use) => sum + use.hours, 0)).toBe(168);
});
