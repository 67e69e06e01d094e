/** Claims on file are of this engine and whole; and a small fixed part of each is repeated. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SPECS } from '../sim/registry.ts';
import { type AnyClaim, claimFile, isFigures, problemsOfFile } from './claim.ts';
import { CLAIMS } from './claims/index.ts';
import { kernelOf, sweepKernel } from './kernel.ts';
import { profile } from './profile.ts';
import { PROGRAM } from './program.ts';
import { live, presentIn, societyOf } from './society.ts';

const FOLDER = 'docs/claims';
const claimOf = (id: string): AnyClaim | undefined => CLAIMS.find((claim) => claim.id === id);

describe('claims on file', () => {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : [];

  test('each belongs to a claim, is of this engine and says what a claim says', () => {
    const problems = files.flatMap((name) => {
      const claim = claimOf(name.replace(/\.json$/, ''));
      const found = claim ? problemsOfFile(readFileSync(`${FOLDER}/${name}`, 'utf8'), claim) : ['is of no claim'];
      return found.map((problem) => `${name} ${problem}`);
    });
    expect(problems).toEqual([]);
  });

  test('what is wrong with a file is seen', () => {
    const [claim] = CLAIMS;
    const text = claimFile(claim, { measured: { rate: 1 }, holds: true, note: '' });
    expect(problemsOfFile(text, claim)).toEqual([]);
    const file = JSON.parse(text) as Record<string, unknown>;
    const changes = [
      { id: 'other' },
      { engine: -1 },
      { target: 'less' },
      { command: 'none' },
      { holds: 1 },
      { note: 3 },
    ];
    for (const change of [...changes, { measured: {} }, { measured: { rate: null } }, { machine: undefined }]) {
      expect(problemsOfFile(JSON.stringify({ ...file, ...change }), claim), JSON.stringify(change)).toHaveLength(1);
    }
    expect(problemsOfFile('{', claim)).toEqual(['is not JSON']);
  });
});

describe('a small part of each claim', () => {
  test('ids are file names, no two alike', () => {
    const ids = CLAIMS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  for (const claim of CLAIMS) {
    // The command line is built before any test when all tests are run.
    test.skipIf(claim.needsBuild && !existsSync(PROGRAM))(claim.id, { timeout: 60_000 }, async () => {
      const result = await claim.measureSmall();
      expect(isFigures(result.measured)).toBe(true);
      expect(problemsOfFile(claimFile(claim, result), claim)).toEqual([]);
      const sound: Record<string, object> = { fuzz: { broken: 0 }, 'stress-minute': { complete: true } };
      expect(result.measured).toMatchObject(sound[claim.id] ?? {});
    });
  }
});

describe('what is measured', () => {
  test('the whole society has every clause on and about keeps its size', () => {
    const society = societyOf(60, 'size');
    live(society, 60);
    const on = society.world.layout.specs.map(({ id }) => id);
    expect(on).toEqual(SPECS.filter((spec) => spec.switch !== 'shock').map(({ id }) => id));
    expect(presentIn(society)).toBeGreaterThan(25);
    expect(presentIn(society)).toBeLessThan(80);
  });

  test('the profile lists every mechanism that steps, and the observer', () => {
    const society = societyOf(20, 'profile');
    const shares = profile(society, 2);
    const names = new Set(shares.map(({ what }) => what.split(',')[0]));
    for (const spec of society.world.layout.specs) {
      if (Object.keys(spec.steps).length > 0) expect(names).toContain(spec.id);
    }
    expect(names).toContain('observation');
    expect(shares.every(({ nsPerMemberWeek }) => nsPerMemberWeek > 0)).toBe(true);
  });

  test('the kernel is bounded confidence: two within the bound meet in the middle, others stay', () => {
    const near = { opinions: Float64Array.of(0.5, 0.6), neighbours: new Int32Array(16).fill(1) };
    sweepKernel(near, 0);
    expect(near.opinions[0]).toBeCloseTo(0.55, 12);
    const far = { opinions: Float64Array.of(0.1, 0.9), neighbours: new Int32Array(16).fill(1) };
    sweepKernel(far, 0);
    expect([...far.opinions]).toEqual([0.1, 0.9]);
  });

  test('the kernel draws opinions together and keeps them in range', () => {
    const kernel = kernelOf(500);
    const spread = (): number => {
      const mean = kernel.opinions.reduce((sum, x) => sum + x, 0) / 500;
      return kernel.opinions.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
    };
    const before = spread();
    for (let k = 0; k < 50; k++) sweepKernel(kernel, k);
    expect(spread()).toBeLessThan(before);
    expect(kernel.opinions.every((x) => x >= 0 && x <= 1)).toBe(true);
  });
});
