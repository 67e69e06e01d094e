import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amendedText, blocks, callSpeakers, objects, support } from './goaround.ts';

const five = Float64Array.from([0.1, 0.3, 0.5, 0.7, 0.9]);

test('preference is by distance, and indifference keeps the law', () => {
  expect(objects(0.6, 0.8, 0.2)).toBe(false);
  expect(objects(0.4, 0.8, 0.2)).toBe(true);
  expect(objects(0.5, 0.8, 0.2)).toBe(true);
  expect(support(five, 5, 0.8, 0.2)).toBeCloseTo(2 / 5);
});

test('those who object or find the text too far speak', () => {
  const speaking = new Uint8Array(5);
  const open = Float64Array.from([0.25, 0.25, 0.25, 0.25, 0.05]);
  expect(callSpeakers(speaking, five, open, 5, 0.8, 0.2)).toBe(4);
  expect([...speaking]).toEqual([1, 1, 1, 0, 1]);
});

test('a text moves towards its objectors and never past the law', () => {
  // Objectors at 0.1, 0.3 and 0.5: the text gives way by (0.7 + 0.5 + 0.3) / 5.
  expect(amendedText(five, 5, 0.8, 0.2)).toBeCloseTo(0.5);
  expect(amendedText(five, 5, 0.8, 0.7)).toBe(0.7);
  expect(amendedText(five, 1, 0.05, 0.9)).toBe(0.05);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 20 }), share, share, (members, text, law) => {
      const x = Float64Array.from(members);
      const moved = amendedText(x, x.length, text, law);
      expect((moved - law) * (text - law)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a block is a loss beyond conviction, and the forbearing bear more', () => {
  const conscientiousness = new Float32Array(10).fill(0.5);
  const ambition = new Float32Array(10).fill(0.5);
  const rows = Int32Array.from([9, 7, 5, 3, 1]);
  const count = (): number => blocks({ conscientiousness, ambition }, rows, five, 5, 0.8, 0.2, 0.35);
  expect(count()).toBe(2);
  conscientiousness[7] = 1;
  ambition[7] = 0.25;
  expect(count()).toBe(1);
});
