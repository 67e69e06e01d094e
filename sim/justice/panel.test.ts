import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOURS, SUSPENSION } from './case.ts';
import { experience, panelLeaning, panelMean, rulingGravity, sanctionsFor, seatPanel } from './panel.ts';
import { listHolders } from './seats.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });

describe('a panel', () => {
  test('never seats a party, and has at most three members', () => {
    const flag = Uint8Array.from([1, 1, 0, 1, 1, 1]);
    const councillors = listHolders(flag, flag.length);
    fc.assert(
      fc.property(unit, fc.integer({ min: -1, max: 5 }), fc.integer({ min: 0, max: 5 }), (draw, by, against) => {
        const size = seatPanel(councillors, Math.min(draw, 0.999), by, against);
        expect(size).toBe(3);
        const isParty = Float32Array.from({ length: 6 }, (_, row) => (row === by || row === against ? 1 : 0));
        expect(panelMean(isParty, 1, 0)).toBe(0);
      }),
    );
    const alone = listHolders(Uint8Array.from([0, 1]), 2);
    expect(seatPanel(alone, 0, -1, 1)).toBe(0);
    expect(seatPanel(alone, 0, 0, 2)).toBe(1);
  });

  test('leans towards its friends', () => {
    const councillors = listHolders(Uint8Array.from([1, 0, 0]), 3);
    seatPanel(councillors, 0, 1, 2);
    const target = Int32Array.from([1, 2, -1, -1, -1, -1]);
    const strength = Float32Array.from([0.8, -0.2, 0, 0, 0, 0]);
    expect(panelLeaning(target, strength, 2, 1, 2)).toBeCloseTo(1, 6);
    expect(panelLeaning(target, strength, 2, 2, 1)).toBeCloseTo(-1, 6);
  });

  test('rules more gravely the graver the finding, the stricter the law and the longer the record', () => {
    fc.assert(
      fc.property(unit, unit, unit, fc.integer({ min: 0, max: 10 }), (a, b, strictness, record) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(rulingGravity(high, strictness, record)).toBeGreaterThanOrEqual(rulingGravity(low, strictness, record));
        expect(rulingGravity(a, 1, record)).toBeGreaterThanOrEqual(rulingGravity(a, strictness, record));
        expect(rulingGravity(a, strictness, record + 1)).toBeGreaterThanOrEqual(rulingGravity(a, strictness, record));
      }),
    );
    expect(rulingGravity(0.1, 0.5, 0)).toBe(0);
  });

  test('takes the vote only for grave matters, or where nothing milder is in force', () => {
    expect(sanctionsFor(0, HOURS | SUSPENSION)).toBe(0);
    expect(sanctionsFor(0.3, HOURS | SUSPENSION)).toBe(HOURS);
    expect(sanctionsFor(0.7, HOURS | SUSPENSION)).toBe(HOURS | SUSPENSION);
    expect(sanctionsFor(0.3, SUSPENSION)).toBe(SUSPENSION);
    expect(sanctionsFor(0.7, 0)).toBe(0);
  });

  test('bias hurts more than an unfavourable outcome', () => {
    const fairLoser = experience(0, 0, 0.6, 0, 4);
    const wrongedWinner = experience(0.6, 0, 0.6, 1, 4);
    expect(fairLoser).toBeGreaterThan(wrongedWinner);
    expect(experience(0, 0, 0.6, 1, 4)).toBeGreaterThan(fairLoser);
    expect(experience(0, 0, 0.6, 1, 50)).toBeLessThan(experience(0, 0, 0.6, 1, 2));
    expect(experience(1, 1, 0, 0, 500)).toBe(-1);
  });
});
