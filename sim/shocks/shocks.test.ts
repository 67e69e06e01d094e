import { describe, expect, test } from 'vitest';
import { RESIDENT } from '../core/contract.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';

const STRIKES = 12;

/** A whole society, struck in week 12. */
function society(shock: string, intensity = 1, seed = 'shocks'): World {
  return lab({
    specs: SPECS,
    stepping: '*',
    members: 50,
    capacity: 120,
    seed,
    scenario: { name: 'test', shocks: [{ shock, week: STRIKES, intensity }] },
  });
}

const present = (world: World): number => {
  const status = world.array('members.status');
  let count = 0;
  for (let i = 0; i < world.rows.members; i++) if (status[i] >= RESIDENT) count++;
  return count;
};

/** Sum of a society column over the weeks after the strike, struck and (at intensity 0) not. */
function compared(shock: string, path: string, weeks: number): { struck: number; calm: number } {
  const total = (intensity: number): number => {
    const world = society(shock, intensity);
    runWeeks(world, STRIKES);
    let sum = 0;
    for (let week = 0; week < weeks; week++) {
      runWeeks(world, 1);
      sum += world.array(path)[0];
    }
    return sum;
  };
  return { struck: total(1), calm: total(0) };
}

describe('shocks', () => {
  test('mass arrival brings a crowd to the door for eight weeks', () => {
    const { struck, calm } = compared('mass_arrival', 'society.knocked', 8);
    expect(struck).toBeGreaterThan(calm + 15);
    const world = society('mass_arrival');
    runWeeks(world, STRIKES + 9);
    expect(world.array('society.candidateSurge')[0]).toBe(0);
  });

  test('ideologues come in an influx, and they are what the name says', () => {
    const world = society('ideologue_influx', 2);
    runWeeks(world, STRIKES);
    let seen = 0;
    for (let week = 0; week < 10; week++) {
      runWeeks(world, 1);
      const strategy = world.array('members.strategy');
      for (let i = 0; i < world.rows.members; i++) if (strategy[i] === 1) seen++;
    }
    expect(seen).toBeGreaterThan(5);
    expect(world.array('society.ideologueSurge')[0]).toBe(0);
  });

  test('a wave of harassment multiplies incidents and floods the docket, then ebbs', () => {
    const incidents = compared('harassment_wave', 'society.incidentCount', 12);
    expect(incidents.struck).toBeGreaterThan(2.5 * Math.max(2, incidents.calm));
    const cases = compared('harassment_wave', 'society.casesOpened', 12);
    expect(cases.struck).toBeGreaterThan(cases.calm);
    const world = society('harassment_wave');
    runWeeks(world, STRIKES + 1);
    expect(world.array('society.incidentPressure')[0]).toBe(6);
    runWeeks(world, 6);
    expect(world.array('society.incidentPressure')[0]).toBeCloseTo(3, 6);
  });

  test('a rival pulls for a year', () => {
    const world = society('rival_community');
    runWeeks(world, STRIKES + 40);
    expect(world.array('society.outsidePull')[0]).toBeGreaterThan(0.14);
    runWeeks(world, 90);
    expect(world.array('society.outsidePull')[0]).toBeLessThan(0.02);
  });

  test('a disaster ruins infrastructure and empties pockets, and the books still balance', () => {
    const world = society('disaster');
    runWeeks(world, STRIKES);
    const rich = (w: World): number => {
      let sum = 0;
      for (let i = 0; i < w.rows.members; i++) sum += w.array('members.wealth')[i];
      return sum;
    };
    const funds = (w: World): number => w.f64('society.funds').reduce((sum, held) => sum + held, 0);
    const total = (w: World): number =>
      rich(w) + funds(w) + w.array('society.treasury')[0] + w.array('society.outside')[0];
    const before = rich(world);
    const whole = total(world);
    runWeeks(world, 1);
    expect(world.array('society.damage')[0]).toBeGreaterThan(0.4);
    expect(rich(world)).toBeLessThan(0.92 * before);
    expect(total(world)).toBe(whole);
  });

  test('offers go to those who give most, tempt them away, and lapse after eight weeks', () => {
    const world = society('key_contributors_leave');
    runWeeks(world, STRIKES);
    const score = Array.from(world.array('members.contributionScore').subarray(0, world.rows.members));
    runWeeks(world, 1);
    const offer = world.array('members.outsideOffer');
    const courted = score.filter((_, i) => offer[i] > 0);
    const others = score.filter((_, i) => offer[i] === 0 && world.array('members.status')[i] >= RESIDENT);
    expect(courted.length).toBeGreaterThanOrEqual(5);
    expect(Math.min(...courted)).toBeGreaterThanOrEqual(Math.max(...others) - 0.5);
    runWeeks(world, 8);
    expect(world.array('members.outsideOffer').every((value) => value === 0)).toBe(true);
    const staying = (intensity: number): number => {
      let sum = 0;
      for (let k = 0; k < 2; k++) {
        const w = society('key_contributors_leave', intensity, `courted/${k}`);
        runWeeks(w, STRIKES + 10);
        sum += present(w);
      }
      return sum;
    };
    expect(staying(1.5)).toBeLessThan(staying(0) - 2);
  });

  test('a shortage of moderators empties the seats, and they fill again', () => {
    const seats = (world: World): number => world.array('society.mediators')[0] + world.array('society.councillors')[0];
    const world = society('moderator_shortage');
    runWeeks(world, STRIKES);
    const before = seats(world);
    expect(before).toBeGreaterThan(1);
    runWeeks(world, 12);
    expect(seats(world)).toBeLessThan(before);
    const calm = society('moderator_shortage', 0);
    runWeeks(calm, STRIKES + 12);
    expect(seats(world)).toBeLessThan(seats(calm));
    runWeeks(world, 80);
    expect(seats(world)).toBeGreaterThan(0);
  });

  test('a scandal costs the institutions trust and the most powerful member standing', () => {
    const trust = (world: World): number => {
      let sum = 0;
      for (let i = 0; i < world.rows.members; i++) sum += world.array('members.trust')[i];
      return sum / world.rows.members;
    };
    const world = society('scandal');
    const calm = society('scandal', 0);
    runWeeks(world, STRIKES);
    const power = Array.from(world.array('members.power'), (value, i) =>
      world.array('members.status')[i] >= RESIDENT ? value : 0,
    );
    runWeeks(world, 4);
    runWeeks(calm, STRIKES + 4);
    expect(trust(world)).toBeLessThan(trust(calm) - 0.05);
    const disgraced = world.array('members.disgrace').findIndex((value) => value > 0);
    expect(power[disgraced]).toBe(Math.max(...power));
    expect(world.array('members.disgrace')[disgraced]).toBeGreaterThan(0.9);
    expect(world.array('members.disgrace').filter((value) => value > 0).length).toBe(1);
    runWeeks(world, 100);
    expect(world.array('society.scandalHeat')[0]).toBe(0);
  });

  test('a funding cut withholds most of what outsiders give for a year, and half of it a year later', () => {
    const world = society('funding_cut');
    runWeeks(world, STRIKES);
    expect(world.array('society.fundingCut')[0]).toBe(0);
    runWeeks(world, 1);
    expect(world.array('society.fundingCut')[0]).toBeCloseTo(0.65, 6);
    runWeeks(world, 51);
    expect(world.array('society.fundingCut')[0]).toBeCloseTo(0.65, 6);
    runWeeks(world, 52);
    expect(world.array('society.fundingCut')[0]).toBeCloseTo(0.325, 6);
    const money = compared('funding_cut', 'society.treasury', 20);
    expect(money.struck).toBeLessThan(money.calm);
    const twice = society('funding_cut', 2);
    runWeeks(twice, STRIKES + 1);
    expect(twice.array('society.fundingCut')[0]).toBe(1);
  });

  test('a price spike makes bills and upkeep dear for half a year, and ebbs', () => {
    const bills = compared('price_spike', 'society.unitBill', 26);
    // exp 0.3 of prices, of all that is bought.
    expect(bills.struck / bills.calm).toBeGreaterThan(1.33);
    expect(bills.struck / bills.calm).toBeLessThan(1.36);
    const world = society('price_spike');
    runWeeks(world, STRIKES + 26);
    expect(world.array('society.priceShock')[0]).toBeCloseTo(0.3, 6);
    runWeeks(world, 13);
    expect(world.array('society.priceShock')[0]).toBeCloseTo(0.15, 6);
  });

  test('an energy outage stops part of the work and leaves homes dark for nine weeks', () => {
    const output = compared('energy_outage', 'society.output', 9);
    // 0.4 of outside energy, 0.6 of needs from outside, half of the work needs power.
    expect(output.struck / output.calm).toBeGreaterThan(0.86);
    expect(output.struck / output.calm).toBeLessThan(0.9);
    const world = society('energy_outage');
    const met = (): number => world.array('members.needsMet')[0];
    runWeeks(world, STRIKES);
    const before = met();
    runWeeks(world, 1);
    expect(met()).toBeLessThan(before);
    expect(world.array('society.outage')[0]).toBeCloseTo(0.4, 6);
    runWeeks(world, 8);
    expect(world.array('society.doneWithout')[0]).toBeGreaterThan(0.005);
    runWeeks(world, 1);
    expect(world.array('society.doneWithout')[0]).toBe(0);
  });

  test('before it strikes, a shock changes nothing', () => {
    const shocks = SPECS.filter((s) => s.switch === 'shock').map((s) => s.id.slice('shocks.'.length));
    const grown = (named: readonly string[]): World => {
      const world = lab({
        specs: SPECS,
        stepping: '*',
        members: 50,
        capacity: 120,
        seed: 'shocks',
        scenario: { name: 'test', shocks: named.map((shock) => ({ shock, week: STRIKES, intensity: 1 })) },
      });
      runWeeks(world, STRIKES);
      return world;
    };
    const named = grown(shocks);
    const calm = grown([]);
    expect(shocks.length).toBeGreaterThanOrEqual(11);
    for (const path of [
      'members.stayUtility',
      'members.trust',
      'members.wealth',
      'society.treasury',
      'society.damage',
    ]) {
      expect(named.array(path)).toEqual(calm.array(path));
    }
  });
});
