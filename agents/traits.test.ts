import { describe, expect, test } from 'vitest';
import { APPLICANT, SKILLS, VALUES } from '../sim/core/contract.ts';
import { runWeeks } from '../sim/lab.ts';
import type { World } from '../sim/world.ts';
import { all, bare, mean, only, society, stepNow } from './people.fixture.ts';
import { CUSTOM_FEATURES, CUSTOM_TRAITS, IDEOLOGUE, IDEOLOGUE_FIRST } from './traits.ts';

const ID = 'people.traits';
const UNIT = [
  'sociability',
  'ambition',
  'conscientiousness',
  'openness',
  'extremityProneness',
  'riskAversion',
  'threshold',
];

function traitsOf(world: World, row: number): number[] {
  const own = world.layout.columns.map((c, at) => ({ c, at })).filter(({ c }) => c.owner === ID && c.role === 'state');
  return own.flatMap(({ c, at }) => [...world.arrays[at].slice(row * c.width, (row + 1) * c.width)]);
}

describe('twenty thousand people', () => {
  const N = 20_000;
  const world = bare([ID], { members: N, seed: 'traits', clauses: { [ID]: { groupSpread: 0 } } });

  test('cooperation types have the shares of Fischbacher, Gächter & Fehr (2001)', () => {
    const counts = [0, 0, 0, 0];
    for (const type of world.array('members.cooperationType')) counts[type]++;
    [0.06, 0.5, 0.3, 0.14].forEach((share, type) => {
      const error = Math.sqrt((share * (1 - share)) / N);
      expect(Math.abs(counts[type] / N - share)).toBeLessThan(4 * error);
    });
  });

  test('temperament lies in [0, 1]; triangular traits have mean 1/2 and variance 1/24', () => {
    for (const name of UNIT) {
      for (const x of world.array(`members.${name}`)) if (!(x >= 0 && x <= 1)) throw new Error(`${name} ${x}`);
    }
    for (const name of ['sociability', 'ambition', 'conscientiousness', 'riskAversion', 'stamina']) {
      const x = world.array(`members.${name}`) as Float32Array;
      const m = x.reduce((a, b) => a + b, 0) / N;
      const variance = x.reduce((a, b) => a + (b - m) * (b - m), 0) / N;
      expect(m).toBeCloseTo(0.5, 2);
      expect(variance).toBeCloseTo(1 / 24, 2);
    }
  });

  test('traits of one person are drawn apart: no two go together', () => {
    const names = [
      'sociability',
      'ambition',
      'conscientiousness',
      'riskAversion',
      'stamina',
      'threshold',
      'cooperationType',
    ];
    for (const a of names) {
      for (const b of names) {
        if (a < b)
          expect(Math.abs(correlation(world.array(`members.${a}`), world.array(`members.${b}`)))).toBeLessThan(0.03);
      }
    }
  });

  test('one in three has others to care for, and the week always holds it', () => {
    const care = world.array('members.careMinutes');
    let carers = 0;
    for (const minutes of care) {
      expect(Number.isInteger(minutes) && minutes >= 120 && minutes <= 1800).toBe(true);
      if (minutes > 120) carers++;
    }
    expect(Math.abs(carers / N - 1 / 3)).toBeLessThan(0.014);
  });

  test('everybody has one strongest domain, and each domain is somebody’s', () => {
    const best = [0, 0, 0, 0];
    const skill = world.array('members.skill');
    for (let i = 0; i < N; i++) {
      let top = 0;
      for (let d = 1; d < SKILLS.length; d++)
        if (skill[i * SKILLS.length + d] > skill[i * SKILLS.length + top]) top = d;
      best[top]++;
    }
    for (const count of best) expect(Math.abs(count / N - 0.25)).toBeLessThan(0.02);
  });

  test('founders share customs of the group as often as the likeness says, and by chance', () => {
    const customs = world.array('members.customs');
    for (let f = 0; f < CUSTOM_FEATURES; f++) {
      const counts = new Array(CUSTOM_TRAITS).fill(0);
      for (let i = 0; i < N; i++) counts[customs[i * CUSTOM_FEATURES + f]]++;
      // The common trait: 0.6 by likeness and a tenth of the rest.
      expect(Math.max(...counts) / N).toBeCloseTo(0.64, 1);
      expect(Math.min(...counts) / N).toBeGreaterThan(0.03);
    }
  });

  test('values scatter around a centre of the group with the spread that is asked for', () => {
    const values = world.array('members.values');
    for (let v = 0; v < VALUES.length; v++) {
      const x = Float64Array.from({ length: N }, (_, i) => values[i * VALUES.length + v]);
      const m = x.reduce((a, b) => a + b, 0) / N;
      const sd = Math.sqrt(x.reduce((a, b) => a + (b - m) * (b - m), 0) / N);
      expect(sd).toBeGreaterThan(0.14);
      expect(sd).toBeLessThan(0.19);
    }
  });
});

describe('addresses', () => {
  test('a stranger is the same person in any row and week', () => {
    const a = only([ID], { members: 3, capacity: 6 });
    const b = only([ID], { members: 5, capacity: 9 });
    b.week = 100;
    expect(traitsOf(b, b.roster.seat(4711, APPLICANT))).toEqual(traitsOf(a, a.roster.seat(4711, APPLICANT)));
    expect(traitsOf(b, b.roster.seat(4712, APPLICANT))).not.toEqual(traitsOf(a, 3));
  });

  test('ideologues are narrow, stubborn and opposed to the group', () => {
    const world = only([ID], { members: 30, capacity: 60 });
    const row = world.roster.seat((9 << 15) | IDEOLOGUE_FIRST, APPLICANT);
    const plain = world.roster.seat((9 << 15) | (IDEOLOGUE_FIRST - 1), APPLICANT);
    expect(world.array('members.strategy')[row]).toBe(IDEOLOGUE);
    expect(world.array('members.strategy')[plain]).toBe(0);
    expect(world.array('members.openness')[row]).toBeCloseTo(0.05, 6);
    expect(world.array('members.openness')[plain]).toBeGreaterThanOrEqual(0.1);
    for (let v = 0; v < VALUES.length; v++) {
      const own = world.array('members.values')[row * VALUES.length + v];
      expect(Math.min(Math.abs(own - 0.05), Math.abs(own - 0.95))).toBeLessThan(1e-6);
    }
    for (let i = 0; i < 30; i++) expect(world.array('members.strategy')[i]).toBe(0);
  });
});

test('groups differ in temperament as far as the spread says, and so do those whom they attract', () => {
  const group = (seed: string, groupSpread: number): number[] => {
    const world = bare([ID], { members: 400, capacity: 800, seed, clauses: { [ID]: { groupSpread } } });
    for (let k = 0; k < 400; k++) world.roster.seat(1000 + k, APPLICANT);
    const x = world.array('members.sociability') as Float32Array;
    return [0, 400].map((from) => x.slice(from, from + 400).reduce((a, b) => a + b, 0) / 400);
  };
  const means = Array.from({ length: 12 }, (_, k) => group(`group/${k}`, 0.2));
  const spread = Math.max(...means.map((m) => m[0])) - Math.min(...means.map((m) => m[0]));
  expect(spread).toBeGreaterThan(0.2);
  for (const [founders, strangers] of means) expect(Math.abs(founders - strangers)).toBeLessThan(0.06);
  for (let k = 0; k < 4; k++) expect(Math.abs(group(`group/${k}`, 0)[0] - 0.5)).toBeLessThan(0.05);
});

describe('slow change', () => {
  test('values drift by the recorded pull and stay in [0, 1]; learning is for the strongest domain', () => {
    const world = only([ID], { members: 3 });
    const values = world.array('members.values');
    const skill = world.array('members.skill');
    values.fill(0.95);
    skill.set([0.2, 0.6, 0.3, 0.1]);
    all(world, 'members.valuePull', 0.1);
    world.array('members.valuePull')[0] = -0.1;
    all(world, 'members.skillGain', 0.01);
    stepNow(world, ID, 'wellbeing');
    expect(values[0]).toBeCloseTo(0.85, 6);
    expect(values[1]).toBe(1);
    expect([...skill.slice(0, 4)].map((x) => Math.round(x * 1e4))).toEqual([2000, 6040, 3000, 1000]);
  });

  test('workshops teach the trade of the guild, whatever one is best in, and nobody outside', () => {
    const world = only([ID], { members: 8 });
    const skill = world.array('members.skill');
    for (let i = 0; i < 8; i++) skill.set([0.2, 0.6, 0.3, 0.1], 4 * i);
    all(world, 'members.guildGain', 0.1);
    world.array('members.guild')[0] = 1;
    stepNow(world, ID, 'wellbeing');
    expect([...skill.slice(0, 4)].map((x) => Math.round(x * 1e4))).toEqual([2800, 6000, 3000, 1000]);
    expect([...skill.slice(16, 20)].map((x) => Math.round(x * 1e4))).toEqual([2000, 6000, 3000, 1000]);
  });
});

describe('live', () => {
  test('free riders in place of conditional cooperators give fewer hours', () => {
    const none = society({ clauses: { [ID]: { conditionalShare: 0.8, freeRiderShare: 0 } } });
    const many = society({ clauses: { [ID]: { conditionalShare: 0, freeRiderShare: 0.8 } } });
    runWeeks(none, 12);
    runWeeks(many, 12);
    expect(mean(many, 'people.contribution?contribution')).toBeLessThan(
      mean(none, 'people.contribution?contribution') - 30,
    );
  });

  test('wider values make wider positions', () => {
    const spread = (world: World): number => {
      const width = 8;
      const x = world.array('members.ideal');
      const m = mean(world, 'members.ideal', width, 1);
      let sum = 0;
      for (let i = 0; i < world.rows.members; i++) sum += (x[i * width + 1] - m) * (x[i * width + 1] - m);
      return sum;
    };
    const like = society({ clauses: { [ID]: { valueSpread: 0 } } });
    const unlike = society({ clauses: { [ID]: { valueSpread: 0.4 } } });
    expect(spread(unlike)).toBeGreaterThan(1.5 * spread(like));
  });
});

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let sa = 0;
  let sb = 0;
  for (let i = 0; i < n; i++) {
    sa += a[i];
    sb += b[i];
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    const x = a[i] - sa / n;
    const y = b[i] - sb / n;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}
