import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenSeat, holder, listHolders, offerSeat, seatsFor } from './seats.ts';

describe('filling seats', () => {
  test('keeps the best offers, best first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }),
        fc.integer({ min: 0, max: 128 }),
        (scores, limit) => {
          let kept = 0;
          scores.forEach((score, row) => {
            kept = offerSeat(row, score, kept, limit);
          });
          const expected = scores
            .map((score, row) => ({ score, row }))
            .sort((a, b) => a.score - b.score)
            .slice(0, limit)
            .map(({ row }) => row);
          expect(Array.from({ length: kept }, (_, k) => chosenSeat(k))).toEqual(expected);
        },
      ),
    );
  });

  test('an impossible candidate and a negative vacancy leave the seat empty', () => {
    expect(offerSeat(3, Number.POSITIVE_INFINITY, 0, 5)).toBe(0);
    expect(offerSeat(3, Number.NaN, 0, 5)).toBe(0);
    expect(offerSeat(3, 0.5, 0, -2)).toBe(0);
  });

  test('seats grow with the population and a small place still has one', () => {
    expect(seatsFor(4, 100)).toBe(4);
    expect(seatsFor(4, 5)).toBe(1);
    expect(seatsFor(0, 500)).toBe(0);
    expect(seatsFor(4, 0)).toBe(0);
  });

  test('lists every holder, however many', () => {
    const flag = new Uint8Array(500).map((_, i) => (i % 3 === 0 ? 1 : 0));
    const count = listHolders(flag, flag.length);
    expect(count).toBe(167);
    expect(holder(0)).toBe(0);
    expect(holder(166)).toBe(498);
  });
});
