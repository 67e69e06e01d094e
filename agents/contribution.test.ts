import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runWeeks } from '../sim/lab.ts';
import { wishedHours } from './contribution.ts';
import { all, bare, mean, only, society, stepRound } from './people.fixture.ts';

const ID = 'people.contribution';
const DUTY = 'justice.duties.contribute';
const [UNCONDITIONAL, CONDITIONAL, FREE_RIDER, HUMP] = [0, 1, 2, 3];

describe('what one would give unasked', () => {
  test.each([
    [UNCONDITIONAL, 6, 8, 3.52],
    [UNCONDITIONAL, 12, 8, 3.52],
    [CONDITIONAL, 10, 8, 7.3],
    [FREE_RIDER, 10, 8, 0],
    [HUMP, 3, 8, 3],
    [HUMP, 4, 8, 4],
    [HUMP, 6, 8, 2],
    [HUMP, 20, 8, 0],
  ])('type %i who believes %i of %i hours due gives %f', (type, belief, duty, hours) => {
    expect(wishedHours(type, belief, duty)).toBeCloseTo(hours, 12);
  });

  test('nobody gives less than nothing, and only those of no type exceed what others give', () => {
    const hours = fc.double({ min: 0, max: 168, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2, 3), hours, hours, (type, belief, duty) => {
        const wish = wishedHours(type, belief, duty);
        expect(wish).toBeGreaterThanOrEqual(0);
        if (type !== UNCONDITIONAL) expect(wish).toBeLessThanOrEqual(belief);
      }),
    );
  });
});

describe('the week’s choice', () => {
  /** One member with nothing but a type, a belief of 10 hours and a duty of 8. */
  function chooser(type: number, feelings: Readonly<Record<string, number>> = {}) {
    const world = only([ID], { members: 1, clauses: { [DUTY]: { atLeastHoursPerWeek: 8 } } });
    world.array('members.cooperationType')[0] = type;
    all(world, 'members.normBelief', 10);
    all(world, 'members.energy', 1);
    all(world, 'members.trust', 0);
    all(world, 'members.deterrence', 0);
    for (const [name, value] of Object.entries(feelings)) all(world, `members.${name}`, value);
    stepRound(world, ID, 'attention');
    return world;
  }
  const hours = (type: number, feelings: Readonly<Record<string, number>> = {}): number =>
    chooser(type, feelings).array(`${ID}?contribution`)[0] / 60;

  test('without trust, conscience or fear the law binds nobody', () => {
    expect(hours(FREE_RIDER)).toBe(0);
    expect(hours(CONDITIONAL)).toBeCloseTo(7.3, 6);
  });

  test('with all of them the law is followed in full, and not beyond', () => {
    expect(hours(FREE_RIDER, { trust: 1, conscientiousness: 1 })).toBeCloseTo(8, 6);
    expect(hours(CONDITIONAL, { trust: 1, conscientiousness: 1, normBelief: 16 })).toBeCloseTo(16 * 0.73, 6);
  });

  test('legitimacy, conscience and expected sanctions each pull the wish up to the duty', () => {
    const free = hours(FREE_RIDER);
    for (const pull of [{ trust: 0.8 }, { conscientiousness: 0.8 }, { riskAversion: 0.8, deterrence: 0.8 }]) {
      expect(hours(FREE_RIDER, pull)).toBeGreaterThan(free);
      expect(hours(FREE_RIDER, pull)).toBeLessThan(8);
    }
    // 8 * 0.48^2
    expect(hours(FREE_RIDER, { trust: 0.8 })).toBeCloseTo(8 * 0.2304, 5);
    // Sanctions frighten only those who mind risk.
    expect(hours(FREE_RIDER, { riskAversion: 0, deterrence: 1 })).toBe(free);
  });

  test('weak energy lowers what can be given, down to a quarter', () => {
    expect(hours(CONDITIONAL, { energy: 0 })).toBeCloseTo(7.3 / 4, 5);
    expect(hours(CONDITIONAL, { energy: 0.2 })).toBeCloseTo(7.3 * 0.625, 5);
    expect(hours(CONDITIONAL, { energy: 0.4 })).toBeCloseTo(7.3, 5);
  });

  const ASKED = { conscientiousness: 0.5, reward: 1, incomeWish: 100, expectedIncome: 10 };
  const asked = (feelings: Readonly<Record<string, number>>): number =>
    chooser(CONDITIONAL, { ...ASKED, ...feelings }).array(`${ID}?collaboration`)[0];

  test('people work together for income as far as it is wanted and fairly rewarded', () => {
    expect(asked({})).toBeCloseTo(600, 3);
    expect(asked({ reward: 0.5 })).toBeCloseTo(300, 3);
    expect(asked({ expectedIncome: 100 })).toBeCloseTo(300, 3);
    expect(asked({ expectedIncome: 500 })).toBeCloseTo(60, 3);
    expect(asked({ conscientiousness: 1 })).toBeCloseTo(900, 3);
  });

  test('and by what an hour here brings against an hour outside, with an elasticity of 5/16', () => {
    const paid = { outsideWage: 160, hourProduct: 4, values: 0 };
    expect(asked({ ...paid, hourReturn: 4 })).toBeCloseTo(600, 3);
    expect(asked({ ...paid, hourReturn: 2 })).toBeCloseTo(600 * 2 ** -(5 / 16), 3);
    expect(asked({ ...paid, hourReturn: 0 })).toBe(0);
  });

  test('conviction and reproach keep people at work that brings them nothing', () => {
    const shared = { outsideWage: 160, hourProduct: 4, hourReturn: 0 };
    // Four tenths of what others have, where cooperation is all.
    expect(asked({ ...shared, values: 1 })).toBeCloseTo(600 * 0.4 ** (5 / 16), 2);
    expect(asked({ ...shared, values: 0, reproach: 1 })).toBeCloseTo(600 * 0.5 ** (5 / 16), 2);
  });

  test('the score is a moving average with half-life 13 weeks, from what is customary', () => {
    const world = only([ID], { members: 1 });
    all(world, 'members.contributedHours', 16);
    expect(world.array('members.contributionScore')[0]).toBe(8);
    for (let week = 0; week < 52; week += 4) stepRound(world, ID, 'wellbeing');
    expect(world.array('members.contributionScore')[0]).toBeCloseTo(15.5, 4);
  });
});

test('giving a little less than others are believed to give makes contributions decay (Fischbacher & Gächter 2010)', () => {
  let belief = 10;
  const given: number[] = [];
  for (let round = 0; round < 10; round++) {
    // Mean of the four types at their published shares, with no law to hold them up.
    const shares = [0.06, 0.5, 0.3, 0.14];
    belief = shares.reduce((sum, share, type) => sum + share * wishedHours(type, belief, 0), 0);
    given.push(belief);
  }
  for (let round = 1; round < given.length; round++) expect(given[round]).toBeLessThan(given[round - 1]);
  expect(given[9]).toBeLessThan(1);
});

describe('live', () => {
  test('collaborative work feeds the output of the economy', () => {
    const little = society({ clauses: { [ID]: { collaborationHours: 0 } } });
    const much = society({ clauses: { [ID]: { collaborationHours: 20 } } });
    runWeeks(little, 12);
    runWeeks(much, 12);
    expect(much.f64('society.output')[0]).toBeGreaterThan(little.f64('society.output')[0]);
  });

  test('where no norm is at work, custom decides', () => {
    const idle = bare('*', { clauses: { [ID]: { customaryHours: 2 } } });
    const busy = bare('*', { clauses: { [ID]: { customaryHours: 12 } } });
    runWeeks(idle, 12);
    runWeeks(busy, 12);
    expect(mean(busy, 'members.contributedHours')).toBeGreaterThan(mean(idle, 'members.contributedHours') + 2);
    expect(mean(busy, 'members.energy')).toBeLessThan(mean(idle, 'members.energy'));
  });
});
