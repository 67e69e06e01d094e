import { describe, expect, test } from 'vitest';
import { mechanismKey, runKey, uniformOpen, weekKey0, weekKey1 } from '../core/random.ts';
import * as jury from './jury.ts';

/** Hit rate of `members` of equal skill who all speak, over many questions. */
function hitRate(members: number, skill: number, commonEvidence: number, options = 2): number {
  const [m0, m1] = mechanismKey(...runKey('jury'), 'test');
  const questions = 2000;
  let hits = 0;
  for (let q = 0; q < questions; q++) {
    const k0 = weekKey0(m0, m1, q);
    const k1 = weekKey1(m0, m1, q);
    const truth = jury.rightOption(k0, k1, options);
    const common = jury.commonSignal(k0, k1, truth, options);
    jury.callJury();
    const own = Array.from({ length: members }, (_, i) =>
      jury.memberSignal(k0, k1, i, skill, truth, options, commonEvidence, common),
    );
    for (const signal of own) jury.speakFor(signal, jury.signalWeight(skill, options));
    for (const signal of own) jury.castVote(options, signal, 0);
    if (jury.plurality(options) === truth) hits++;
  }
  return hits / questions;
}

describe('judgement of a question with a right answer', () => {
  test('skill 0 is a blind guess of no weight', () => {
    expect(jury.accuracy(0, 4)).toBe(0.25);
    expect(jury.signalWeight(0, 4)).toBeCloseTo(0, 12);
    expect(hitRate(1, 0, 0, 4)).toBeGreaterThan(0.22);
    expect(hitRate(1, 0, 0, 4)).toBeLessThan(0.28);
  });

  test('Condorcet: many do better than one, by the binomial figure', () => {
    // Accuracy 0.6; the majority of 25 is right with probability 0.846.
    expect(jury.accuracy(0.25, 2)).toBeCloseTo(0.6, 12);
    const alone = hitRate(1, 0.25, 0);
    const together = hitRate(25, 0.25, 0);
    expect(Math.abs(alone - 0.6)).toBeLessThan(0.04);
    expect(Math.abs(together - 0.846)).toBeLessThan(0.03);
  });

  test('common evidence bounds the wisdom of numbers', () => {
    // All know only what everybody has heard: as good as one of skill 1/2, whatever the number.
    expect(Math.abs(hitRate(101, 0.25, 1) - jury.accuracy(0.5, 2))).toBeLessThan(0.04);
    expect(hitRate(101, 0.25, 0.6)).toBeLessThan(hitRate(101, 0.25, 0));
  });

  test('one expert who speaks outweighs two laymen who agree', () => {
    jury.callJury();
    jury.speakFor(0, jury.signalWeight(0.95, 2));
    jury.speakFor(1, jury.signalWeight(0.2, 2));
    jury.speakFor(1, jury.signalWeight(0.2, 2));
    jury.castVote(2, 1, 0);
    expect(jury.plurality(2)).toBe(0);
  });

  test('draws of the right option are even', () => {
    const counts = [0, 0, 0, 0];
    for (let q = 0; q < 4000; q++) counts[jury.rightOption(q, Math.floor(uniformOpen(1, 2, q, 0) * 2 ** 32), 4)]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
