import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDEOLOGUE_FIRST } from '../../agents/traits.ts';
import { candidateIdentity, MOST_OF_A_KIND, SURGE_FROM } from './identity.ts';

const week = fc.integer({ min: 0, max: 65_535 });
const k = fc.integer({ min: 0, max: 32_767 });

test('a stranger has one identity, no two share it, and none is a founder', () => {
  fc.assert(
    fc.property(week, k, week, k, (w1, k1, w2, k2) => {
      const a = candidateIdentity(w1, k1);
      const b = candidateIdentity(w2, k2);
      return a < 0x80000000 && (a === b) === (w1 === w2 && k1 === k2);
    }),
  );
});

test('the kinds of strangers never share a number', () => {
  expect(SURGE_FROM + MOST_OF_A_KIND).toBeLessThanOrEqual(IDEOLOGUE_FIRST);
  expect(IDEOLOGUE_FIRST + MOST_OF_A_KIND).toBeLessThanOrEqual(32_768);
});
