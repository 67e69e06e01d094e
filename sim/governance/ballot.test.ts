import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carries, quorate, RULES, votingWeight } from './ballot.ts';
import { winningText } from './dao-sounding.ts';

const TOKEN = RULES.indexOf('token');
const QUADRATIC = RULES.indexOf('quadratic');
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

test('one token, one vote: whoever holds it, on however many accounts', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 100 }), (t, a) => {
      expect(votingWeight(TOKEN, t, a)).toBe(t);
    }),
  );
});

test('square roots: k accounts have the votes of one with k times the tokens, and no split does better', () => {
  expect(votingWeight(QUADRATIC, 100, 1)).toBe(10);
  expect(votingWeight(QUADRATIC, 100, 4)).toBe(20);
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (split) => {
      const all = split.reduce((a, b) => a + b, 0);
      const votes = split.reduce((sum, t) => sum + Math.sqrt(t), 0);
      expect(votes).toBeLessThanOrEqual(votingWeight(QUADRATIC, all, split.length) * (1 + 1e-9));
    }),
  );
});

test('a tie keeps the law, a threshold asks for more, and without a vote nothing passes', () => {
  expect(carries(1, 1, 0.5)).toBe(false);
  expect(carries(2, 1, 0.5)).toBe(true);
  expect(carries(2, 1, 0.7)).toBe(false);
  expect(carries(7, 3, 0.7)).toBe(true);
  expect(carries(0, 0, 0.5)).toBe(false);
  expect(quorate(0, 100, 0)).toBe(false);
  expect(quorate(5, 100, 0.05)).toBe(true);
  expect(quorate(4.9, 100, 0.05)).toBe(false);
});

test('what the proposer puts after asking around wins among those who answered, and goes no further than wished', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(share, { minLength: 1, maxLength: 15 }),
      share,
      share,
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      (wishes, wish, law, needed) => {
        const text = winningText(Float64Array.from(wishes), wishes.length, wish, law, needed);
        expect(text).toBeGreaterThanOrEqual(Math.min(law, wish));
        expect(text).toBeLessThanOrEqual(Math.max(law, wish));
        if (text === law) return;
        const prefer = wishes.filter((x) => Math.abs(x - text) <= Math.abs(x - law) + 1e-12).length;
        expect(prefer / wishes.length).toBeGreaterThanOrEqual(needed - 1e-9);
      },
    ),
  );
  expect(winningText(Float64Array.of(0.1, 0.2, 0.3), 3, 0.9, 0.5, 0.5)).toBe(0.5);
  expect(winningText(Float64Array.of(0.6, 0.7, 0.8), 3, 0.9, 0.5, 0.5)).toBeCloseTo(0.9, 12);
});
