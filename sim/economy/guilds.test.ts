import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, mechanism, SKILLS } from '../core/contract.ts';
import { checkLedgers } from '../invariants.ts';
import { lab, runWeeks } from '../lab.ts';
import { reform } from '../reform.ts';
import type { World } from '../world.ts';
import { CALM, ledgerSum, mean, VILLAGE, village } from './village.fixture.ts';

const ID = 'economy.guilds';

function guilded(parameters: Record<string, number> = {}, weeks = 60, rest: Record<string, object> = {}): World {
  const world = village({ ...CALM, [ID]: parameters, ...rest });
  runWeeks(world, weeks);
  return world;
}

/** Thousandths posted on a flow over some weeks. */
function posted(world: World, name: string, weeks: number): number {
  const at = world.layout.flows.findIndex((f) => f.name === `${ID}.${name}`);
  let sum = 0;
  for (let w = 0; w < weeks; w++) {
    runWeeks(world, 1);
    sum += world.money.flows[at];
  }
  return sum;
}

function members(world: World): number[] {
  const count = [0, 0, 0, 0, 0];
  for (const g of world.array('members.guild')) count[g]++;
  return count;
}

function chest(world: World): number[] {
  const { first, count } = world.layout.funds.find(({ name }) => name.startsWith(ID)) ?? { first: 0, count: 0 };
  return [...world.f64('society.funds').slice(first, first + count)];
}

describe('membership', () => {
  test('grows where it is worth its dues, in the trade one is best in, and not where it is not', () => {
    const world = guilded();
    const guild = world.array('members.guild');
    const skill = world.array('members.skill');
    expect(world.f64('society.guildMembers')[0]).toBeGreaterThan(30);
    for (let i = 0; i < 100; i++) {
      if (guild[i] === 0) continue;
      const own = [...skill.slice(4 * i, 4 * i + 4)];
      // Skills of a member grow in the trade of the guild, which therefore stays the strongest.
      expect(Math.max(...own)).toBeCloseTo(own[guild[i] - 1], 6);
    }
    expect(guilded({ duesCredits: 50 }).f64('society.guildMembers')[0]).toBe(0);
    expect(guilded({ trainingHours: 0, solidarityShare: 0 }).f64('society.guildMembers')[0]).toBe(0);
  });

  test('is left when dues are raised beyond what it brings', () => {
    const world = guilded();
    world.law.amend(world.law.indexOf(`${ID}.dues_credits`), 40);
    runWeeks(world, 5);
    expect(members(world)[0]).toBe(100);
  });

  test('is had only in trades that have a guild', () => {
    const world = guilded({ trades: 1 << SKILLS.indexOf('knowledge') });
    const [, craft, care, organisation, knowledge] = members(world);
    expect([craft, care, organisation]).toEqual([0, 0, 0]);
    expect(knowledge).toBeGreaterThan(5);
  });
});

describe('training', () => {
  test('brings members towards their masters, costs them hours, and leaves those outside as they were', () => {
    const taught = guilded({ trades: 8, solidarityShare: 0 }, 156);
    const untaught = guilded({ trades: 8, trainingHours: 0 }, 156);
    const guild = taught.array('members.guild');
    const a = taught.array('members.skill');
    const b = untaught.array('members.skill');
    let grown = 0;
    for (let i = 0; i < 100; i++) {
      for (let d = 0; d < 4; d++) {
        const gain = a[4 * i + d] - b[4 * i + d];
        if (guild[i] === 4 && d === 3) grown += gain;
        else if (guild[i] === 0 && d !== 3) expect(gain).toBe(0);
        expect(gain).toBeGreaterThanOrEqual(0);
      }
    }
    expect(grown / members(taught)[4]).toBeGreaterThan(0.02);
    const best = (skill: ArrayLike<number>) => Math.max(...Array.from({ length: 100 }, (_, i) => skill[4 * i + 3]));
    expect(best(a)).toBe(best(b));
    expect(mean(taught, `${ID}?workshop`)).toBeGreaterThan(10);
    expect(mean(untaught, `${ID}?workshop`)).toBe(0);
  });

  test('is paid out of the fund, and what cannot be paid is taught at half the hours', () => {
    const rich = guilded({ solidarityShare: 0 });
    const poor = guilded({ solidarityShare: 0, duesCredits: 0.01, teachingPayCredits: 20 });
    expect(posted(rich, 'lesson', 8)).toBeGreaterThan(0);
    expect(Math.max(...rich.f64('society.lessonsPaid'))).toBeGreaterThan(0.95);
    expect(Math.max(...poor.f64('society.lessonsPaid'))).toBeLessThan(0.5);
    const share = (world: World) => world.f64('society.taughtShare').reduce((x, y) => x + y) / 4;
    expect(share(poor)).toBeLessThan(share(rich) - 0.1);
  });

  test('money of the community goes into the funds by members, to the last thousandth', () => {
    const budget = mechanism({
      id: 'economy.budget',
      layer: 'economy',
      title: 'Budget',
      summary: 'A fixed sum for guilds.',
      source: 'Test set-up.',
      switch: 'always',
      columns: {
        appropriation: column('society', 'f64', { width: 4, unit: 'thousandths', initial: 0, meaning: 'Programmes.' }),
      },
      steps: {
        economy(s) {
          s.c.appropriation[1] = 10_001;
        },
      },
    });
    const specs = [...VILLAGE.filter(({ id, switch: on }) => id !== budget.id && (on !== 'off' || id === ID)), budget];
    for (const trades of [15, 10, 0]) {
      const world = lab({ specs, stepping: '*', members: 60, seed: 'grants', clauses: { ...CALM, [ID]: { trades } } });
      expect(posted(world, 'grant', 30)).toBe(trades === 0 ? 0 : 30 * 10_001);
      expect(checkLedgers(world)).toEqual([]);
    }
  });
});

describe('solidarity', () => {
  const jobs = { 'economy.outside_market': { ...CALM['economy.outside_market'], jobLossRate: 0.05 } };

  test('helps members without a job, and nobody else, as far as the fund goes', () => {
    const world = guilded({}, 60, jobs);
    const flow = world.layout.flows.findIndex(({ name }) => name === `${ID}.help`);
    const jobless = world.array('members.jobless');
    const guild = world.array('members.guild');
    for (let w = 0; w < 8; w++) {
      runWeeks(world, 1);
      let needy = 0;
      for (let i = (world.week - 1) % 4; i < 100; i += 4) needy += +(guild[i] > 0 && jobless[i] === 1);
      expect(world.money.flows[flow] > 0).toBe(needy > 0);
    }
    expect(posted(guilded({ solidarityShare: 0 }, 60, jobs), 'help', 8)).toBe(0);
  });

  test('is cut for all alike when the fund is short', () => {
    const short = guilded({ solidarityShare: 1, trainingHours: 0 }, 80, jobs);
    const paid = short.f64('society.helpPaid');
    expect(Math.min(...paid)).toBeLessThan(0.5);
    expect(checkLedgers(short)).toEqual([]);
  });

  test('dues rest once the fund holds half a year of them', () => {
    const calm = { 'economy.outside_market': { ...CALM['economy.outside_market'], jobLossRate: 0 } };
    const world = guilded({ teachingPayCredits: 0 }, 160, calm);
    const count = members(world);
    chest(world).forEach((held, k) => {
      // A guild that nobody is in keeps what it has for whoever comes.
      if (count[k + 1] === 0) return;
      expect(held).toBeLessThanOrEqual(26 * 2000 * count[k + 1] + 8000 * count[k + 1]);
    });
    expect(posted(world, 'dues', 4)).toBe(0);
  });
});

describe('a closed trade', () => {
  test('takes tolls from those outside for its masters; an open one takes none', () => {
    const open = guilded({ closedShop: 0 }, 100);
    const closed = guilded({ closedShop: 1 }, 100);
    expect(posted(open, 'toll', 8)).toBe(0);
    expect(posted(closed, 'toll', 8)).toBeGreaterThan(0);
    expect(posted(closed, 'rent', 8)).toBeGreaterThan(0);
    const guild = closed.array('members.guild');
    const pay = closed.array('members.guildPay');
    for (let i = 0; i < 100; i++) {
      if (guild[i] === 0) expect(pay[i]).toBeLessThanOrEqual(0);
      else expect(pay[i]).toBeGreaterThanOrEqual(0);
    }
    expect(Math.min(...pay)).toBeLessThan(-0.3);
    expect(Math.max(...pay)).toBeGreaterThan(0.3);
  });

  test('lets in about half of those who want to be in; an open one lets them all in', () => {
    const wanted = { duesCredits: 0.3, teachingPayCredits: 0.2 };
    const inside = (world: World) => world.f64('society.guildMembers')[0];
    expect(inside(guilded({ ...wanted, closedShop: 0 }, 150))).toBeGreaterThan(75);
    const closed = inside(guilded({ ...wanted, closedShop: 1 }, 150));
    expect(closed).toBeGreaterThan(40);
    expect(closed).toBeLessThan(65);
  });

  test('makes outsiders feel less fairly paid for what they give', () => {
    const closed = guilded({ closedShop: 1 }, 100);
    const guild = closed.array('members.guild');
    const reward = closed.array('members.reward');
    const fair = (inside: boolean) => {
      const list = [...reward].filter((_, i) => guild[i] > 0 === inside);
      return list.reduce((a, b) => a + b, 0) / list.length;
    };
    const before = guilded({ closedShop: 0 }, 100).array('members.reward');
    const asOutsiders = [...before].filter((_, i) => guild[i] === 0);
    expect(fair(false)).toBeLessThan(asOutsiders.reduce((a, b) => a + b, 0) / asOutsiders.length - 0.02);
  });
});

describe('an hour', () => {
  test('brings outsiders of a closed trade less, by the part that the toll takes', () => {
    const world = guilded({ closedShop: 1 }, 60, { 'economy.allocation': { by: 1 } });
    const { hourReturn, hourWorth, guildPay, ownShare } = Object.fromEntries(
      ['hourReturn', 'hourWorth', 'guildPay', 'ownShare'].map((name) => [name, world.array(`members.${name}`)]),
    );
    // Those whose turn it was, so that all four are of the same week; with an equal pool an hour brings its own share.
    const rows = Array.from({ length: 25 }, (_, k) => 4 * k + ((world.week - 1) % 4));
    const free = rows.find((i) => guildPay[i] >= 0 && hourWorth[i] > 0) ?? 0;
    const rate = hourReturn[free] / hourWorth[free];
    const tolled = rows.filter((i) => guildPay[i] < 0);
    expect(tolled.length).toBeGreaterThan(3);
    for (const i of tolled) expect(hourReturn[i]).toBeCloseTo(rate * hourWorth[i] * (1 + guildPay[i] / ownShare[i]), 4);
  });
});

describe('money', () => {
  test('of all guilds goes back when a reform repeals them, and they can be founded anew', () => {
    const before = guilded({ closedShop: 0.5 }, 60);
    expect(Math.max(...chest(before))).toBeGreaterThan(0);
    const without = reform(VILLAGE, before, { week: 60, clauses: { [ID]: null } });
    expect(without.has('members.guild')).toBe(false);
    expect(ledgerSum(without)).toBe(0);
    runWeeks(without, 30);
    const again = reform(VILLAGE, without, { week: 90, clauses: { [ID]: before.plan.clauses[ID] } });
    expect(Math.max(...again.array('members.guild'))).toBe(0);
    runWeeks(again, 30);
    expect(again.f64('society.guildMembers')[0]).toBeGreaterThan(10);
    expect(checkLedgers(again)).toEqual([]);
  });

  test('of a guild that ends is shared among its members, to the last thousandth', () => {
    const world = guilded({ closedShop: 0.5 }, 60);
    const held = chest(world);
    const before = members(world);
    expect(held[3]).toBeGreaterThan(before[4]);
    world.law.amend(world.law.indexOf(`${ID}.trades`), 7);
    const back = posted(world, 'back', 1);
    expect(back).toBe(Math.floor(held[3] / before[4]) * before[4]);
    expect(chest(world)[3]).toBe(0);
    expect(members(world)[4]).toBe(0);
    expect(ledgerSum(world)).toBe(0);
  });

  test('is conserved, and no fund or purse is overdrawn, under any law', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          trades: fc.integer({ min: 0, max: 15 }),
          later: fc.integer({ min: 0, max: 15 }),
          dues: fc.double({ min: 0, max: 50, noNaN: true }),
          hours: fc.double({ min: 0, max: 20, noNaN: true }),
          pay: fc.double({ min: 0, max: 20, noNaN: true }),
          solidarity: share,
          closed: share,
          savings: fc.integer({ min: 0, max: 100 }),
          members: fc.integer({ min: 1, max: 14 }),
          seed: fc.string({ maxLength: 8 }),
        }),
        (x) => {
          const world = village(
            {
              [ID]: {
                trades: x.trades,
                duesCredits: x.dues,
                trainingHours: x.hours,
                teachingPayCredits: x.pay,
                solidarityShare: x.solidarity,
                closedShop: x.closed,
              },
              'people.membership': { startingSavingsCredits: x.savings },
              'economy.outside_market': { jobLossRate: 0.1 },
            },
            { members: x.members, seed: x.seed },
          );
          world.array('members.guild').forEach((_, i, all) => {
            const k = i % 4;
            if ((x.trades >> k) & 1) all[i] = k + 1;
          });
          for (let week = 0; week < 14; week++) {
            if (week === 9) world.law.amend(world.law.indexOf(`${ID}.trades`), x.later);
            runWeeks(world, 1);
            expect(checkLedgers(world)).toEqual([]);
            for (const purse of world.f64('members.wealth')) expect(purse).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });
});
