import { describe, expect, test } from 'vitest';
import { stepOnly } from '../lab.ts';
import { f32, f64, i32, setTies, u8, village } from './docket.fixture.ts';
import { dissimilarity } from './exposure.ts';

interface Circumstances {
  readonly pressure?: number;
  readonly exhausted?: number;
  readonly trust?: number;
  readonly tie?: number;
  readonly alike?: boolean;
  readonly deterrence?: number;
  readonly reputation?: number;
  readonly answered?: number;
}

/** Incidents, reports and reported harm in 200 weeks in which everybody spends ten hours with the next row. */
function friction(given: Circumstances, weeks = 200) {
  const members = 200;
  const world = village(['people.traits', 'people.positions'], { members });
  const partner = i32(world, 'members.partner');
  for (let i = 0; i < members; i++) partner[i] = i ^ 1;
  f32(world, 'members.socialMinutes').fill(600);
  f64(world, 'members.trust').fill(given.trust ?? 0.5);
  u8(world, 'members.exhausted').fill(given.exhausted ?? 0);
  f32(world, 'members.deterrence').fill(given.deterrence ?? 0);
  f64(world, 'society.incidentPressure')[0] = given.pressure ?? 0;
  f64(world, 'society.casesAnswered')[0] = given.answered ?? 0.5;
  f64(world, 'members.reputation').fill(0.3);
  if (given.alike) {
    f32(world, 'members.values').fill(0.5);
    f32(world, 'members.position').fill(0.5);
  }
  setTies(world, given.tie ?? 0);
  if (given.tie !== undefined) {
    const target = i32(world, 'ties.target');
    const strength = f32(world, 'ties.strength');
    for (let i = 0; i < members; i++) {
      target[i * 16] = i ^ 1;
      strength[i * 16] = given.tie;
    }
  }
  let incidents = 0;
  let reports = 0;
  let safety = 0;
  for (let week = 0; week < weeks; week++) {
    stepOnly(world, 'justice.incidents', 'justice');
    incidents += f64(world, 'society.incidentCount')[0];
    for (let i = 0; i < members; i++) reports += u8(world, 'members.incidentReported')[i];
    safety +=
      f32(world, 'members.safety')
        .subarray(0, members)
        .reduce((a, b) => a + b, 0) /
      members /
      weeks;
    world.week++;
  }
  return { incidents, reports, safety, perYear: (incidents / members / weeks) * 52 };
}

describe('justice.incidents', () => {
  const usual = friction({});

  test('among strangers the rate is of the order declared, 1.2 a year', () => {
    expect(usual.perYear).toBeGreaterThan(0.7);
    expect(usual.perYear).toBeLessThan(2.8);
  });

  test('pressure multiplies incidents and takes safety away', () => {
    const wave = friction({ pressure: 4 });
    expect(wave.incidents / usual.incidents).toBeGreaterThan(3.5);
    expect(wave.safety).toBeLessThan(usual.safety - 0.05);
  });

  test('exhaustion, mistrust and enmity make more of them; likeness, friendship and deterrence fewer', () => {
    expect(friction({ exhausted: 1 }).incidents).toBeGreaterThan(1.3 * usual.incidents);
    expect(friction({ trust: 0 }).incidents).toBeGreaterThan(1.2 * usual.incidents);
    expect(friction({ tie: -0.8 }).incidents).toBeGreaterThan(1.2 * usual.incidents);
    expect(friction({ alike: true }).incidents).toBeLessThan(0.8 * usual.incidents);
    expect(friction({ tie: 0.8 }).incidents).toBeLessThan(0.8 * usual.incidents);
    expect(friction({ deterrence: 0.8 }).incidents).toBeLessThan(0.8 * usual.incidents);
  });

  test('between a tenth and a half is reported; trust and answers raise it', () => {
    const share = usual.reports / usual.incidents;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.5);
    const trusting = friction({ trust: 0.9, answered: 1 });
    const alone = friction({ trust: 0.1, answered: 0 });
    expect(trusting.reports / trusting.incidents).toBeGreaterThan(alone.reports / alone.incidents + 0.1);
  });

  test('nobody meets, nobody is harmed', () => {
    const world = village([]);
    i32(world, 'members.partner').fill(-1);
    for (let week = 0; week < 50; week++) stepOnly(world, 'justice.incidents', 'justice');
    expect(f64(world, 'society.harmLevel')[0]).toBe(0);
    expect(f32(world, 'members.safety')[0]).toBe(1);
  });

  test('dissimilarity is 0 for twins, 1 for opposites', () => {
    const values = Float32Array.from([...Array(6).fill(0), ...Array(6).fill(1)]);
    const position = Float32Array.from([...Array(8).fill(0), ...Array(8).fill(1)]);
    expect(dissimilarity(values, position, 0, 0)).toBe(0);
    expect(dissimilarity(values, position, 0, 1)).toBe(1);
  });
});
