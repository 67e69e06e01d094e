import { describe, expect, test } from 'vitest';
import { CUSTOM_FEATURES } from '../../agents/traits.ts';
import { RESIDENT, TURN_WEEKS, VALUES } from '../core/contract.ts';
import { runWeeks } from '../lab.ts';
import { type DeedColumns, measureDeeds, UNKNOWN } from './deeds.ts';
import { meanOf, village } from './village.fixture.ts';

const K = VALUES.length;
const all = (value: number) => Object.fromEntries(VALUES.map((name) => [name, value]));

describe('deeds', () => {
  const minutes = new Float64Array(13);
  minutes[6] = 240;
  minutes[7] = 90;
  const present: DeedColumns = {
    status: Uint8Array.of(RESIDENT),
    attendance: Float32Array.of(0.5),
    say: Float32Array.of(0.25),
    normBelief: Float64Array.of(8),
    minutes,
    harm: Float32Array.of(0.125),
    decisionsTaken: Float64Array.of(1),
    proposalsOpen: Float64Array.of(2),
    proposalsLapsed: Float64Array.of(1),
    answeredShare: Float64Array.of(0.75),
  };
  const out = new Float64Array(K);

  test('are read off what was done', () => {
    measureDeeds(present, 0, 1, 1, UNKNOWN, out);
    expect([...out]).toEqual([0.375, 0.25, 0.5, 0.5, 0.875, 0.75]);
    measureDeeds(present, 0, 1, 1, 4, out);
    expect(out[2]).toBe(1);
  });

  test('are unknown where a layer is absent or nobody is there', () => {
    const none = new Float64Array(0);
    const few = new Float32Array(0);
    const absent: DeedColumns = {
      ...present,
      attendance: few,
      say: few,
      harm: few,
      minutes: none,
      decisionsTaken: none,
      answeredShare: none,
    };
    measureDeeds(absent, 0, 1, 1, 8, out);
    expect([...out]).toEqual(Array(K).fill(UNKNOWN));
    measureDeeds(present, 0, 1, 0, 8, out);
    expect([...out.subarray(0, 5)]).toEqual([0.25, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]);
  });
});

describe('values', () => {
  test('enacted values start at the declared and move to the deeds', () => {
    const world = village({ clauses: { 'culture.values': all(0.9) } });
    const enacted = world.array('society.enactedValues');
    for (let k = 0; k < K; k++) expect(enacted[k]).toBeCloseTo(0.9, 6);
    runWeeks(world, 60);
    // Nobody owes anything here, so hours given follow falling beliefs and nobody learns all day.
    expect(enacted[3]).toBeLessThan(0.85);
    // No governance, no incidents, no cases: nothing speaks against these.
    for (const k of [1, 4, 5]) expect(enacted[k]).toBeCloseTo(0.9, 5);
  });

  test('declaring more than is done costs trust', () => {
    const modest = village({ clauses: { 'culture.values': all(0.3) } });
    const boastful = village({ clauses: { 'culture.values': all(1) } });
    runWeeks(modest, 40);
    runWeeks(boastful, 40);
    expect(meanOf(boastful, 'members.hypocrisy')).toBeGreaterThan(meanOf(modest, 'members.hypocrisy') + 0.02);
    expect(meanOf(boastful, 'culture.values:consistency')).toBeLessThan(
      meanOf(modest, 'culture.values:consistency') - 0.01,
    );
  });

  test('alignment is higher where the declared values are those of the people', () => {
    const near = village({ clauses: { 'culture.values': all(0.55) } });
    const far = village({ clauses: { 'culture.values': all(0) } });
    runWeeks(near, 8);
    runWeeks(far, 8);
    expect(meanOf(near, 'members.alignment')).toBeGreaterThan(meanOf(far, 'members.alignment') + 0.1);
  });

  test('pulls go towards the partner, within the bound, and only for those whose turn it is', () => {
    const world = village();
    runWeeks(world, 5);
    const values = world.array('members.values');
    const openness = world.array('members.openness');
    const partner = world.array('members.partner');
    const before = values.slice();
    runWeeks(world, 1);
    const pull = world.array('members.valuePull');
    let moved = 0;
    for (let i = 0; i < 60; i++) {
      for (let k = i * K; k < (i + 1) * K; k++) {
        if (pull[k] === 0) continue;
        moved++;
        expect(i % (2 * TURN_WEEKS)).toBe(5);
        const gap = before[partner[i] * K + (k - i * K)] - before[k];
        expect(Math.abs(gap)).toBeLessThan(openness[i]);
        expect(pull[k] / gap).toBeCloseTo(0.0211, 3);
      }
    }
    expect(moved).toBeGreaterThan(10);
  });

  test('a custom is taken over only from the partner and only where the two differ', () => {
    const world = village();
    let taken = 0;
    for (let week = 0; week < 40; week++) {
      const before = world.array('members.customs').slice();
      runWeeks(world, 1);
      const partner = world.array('members.partner');
      const feature = world.array('members.customTaken');
      const trait = world.array('members.customTrait');
      for (let i = 0; i < 60; i++) {
        if (feature[i] === 0) continue;
        taken++;
        const f = feature[i] - 1;
        expect(trait[i]).toBe(before[partner[i] * CUSTOM_FEATURES + f]);
        expect(trait[i]).not.toBe(before[i * CUSTOM_FEATURES + f]);
      }
    }
    expect(taken).toBeGreaterThan(20);
  });
});
