import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Conditions, gainOfAdmitting, luckOf, net, sales, worthOfMore, yearsToPayBack } from './enterprise.ts';

const NOW: Conditions = {
  perHour: 2,
  referenceCapital: 60,
  capitalShare: 0.3,
  wearPerYear: 0.1,
  materialsShare: 0.4,
  overhead: 20,
  prices: 1,
  market: 1e9,
};

describe('a week of an enterprise', () => {
  test('at usual luck and price, what is made less the overhead is left', () => {
    expect(net(10, 600, 1, NOW)).toBeCloseTo(20 - 20, 10);
    expect(net(20, 1200, 1, NOW)).toBeCloseTo(40 - 20, 10);
  });

  test('bad luck takes more than its share, since materials are bought all the same', () => {
    const free = { ...NOW, overhead: 0 };
    expect(net(10, 600, 0.8, free) / net(10, 600, 1, free)).toBeCloseTo(2 / 3, 10);
    expect(net(10, 600, 0.4, free)).toBeCloseTo(0, 10);
    expect(net(10, 600, 1, { ...free, prices: 2 })).toBeLessThan(net(10, 600, 1, free));
  });

  test('beyond its market it sells cheaper: twice the quantity at an elasticity of 4 for 2^(-1/4) of the price', () => {
    const small = { ...NOW, market: 100 };
    expect(sales(60, 1, small)).toBeCloseTo(100, 10);
    expect(sales(120, 1, small)).toBeCloseTo(200 * 2 ** -0.25, 10);
  });

  test('what a credit more would leave is the slope of sales less materials', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 500, noNaN: true }), (worth) => {
        const small = { ...NOW, market: 100, prices: 1.2 };
        fc.pre(Math.abs(worth - 60) > 0.1);
        const left = (w: number): number => sales(w, 1, small) - (w * 0.4 * 1.2) / 0.6;
        expect(worthOfMore(worth, small)).toBeCloseTo((left(worth + 0.01) - left(worth - 0.01)) / 0.02, 5);
      }),
    );
  });

  test('luck has a mean of 1', () => {
    const spread = 0.5;
    let sum = 0;
    // The normal distribution by its density.
    for (let x = -8; x <= 8; x += 0.01) sum += 0.01 * Math.exp(-x * x * 0.5) * luckOf(spread * x, spread);
    expect(sum / Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 6);
  });
});

describe('one more worker', () => {
  const RENT = { ...NOW, overhead: 100 };
  /** Workers alike up to which those already there gain by each newcomer, who brings the given capital. */
  function wanted(luck: number, brings: number): number {
    let workers = 2;
    const gains = (): boolean =>
      gainOfAdmitting(
        { labour: 5 * workers, hours: 5 * workers, workers, capital: 3000, luck },
        5,
        5,
        brings,
        0,
        RENT,
      ) >= 1;
    while (workers < 500 && gains()) workers++;
    return workers;
  }

  // Ward 1958: with given capital and a fixed rent, income per head is highest at fewer workers when the price is better.
  test('is less welcome when demand is better', () => {
    const sizes = [0.9, 1, 1.2, 1.5].map((luck) => wanted(luck, 0));
    expect(sizes[0]).toBeGreaterThan(sizes[1]);
    expect(sizes[1]).toBeGreaterThan(sizes[2]);
    expect(sizes[2]).toBeGreaterThan(sizes[3]);
    expect(sizes[3]).toBeGreaterThan(2);
  });

  test('is more welcome with money, and when the rent to be shared is higher', () => {
    expect(wanted(1, 200)).toBeGreaterThan(wanted(1, 0));
    const team = { labour: 50, hours: 50, workers: 10, capital: 3000, luck: 1 };
    const dear = { ...NOW, overhead: 60 };
    expect(gainOfAdmitting(team, 5, 5, 0, 0, dear)).toBeGreaterThan(gainOfAdmitting(team, 5, 5, 0, 0, NOW));
  });

  test('who works little is the more costly the more of the pay goes to all alike', () => {
    const team = { labour: 50, hours: 50, workers: 10, capital: 3000, luck: 1 };
    const gain = (equalShare: number): number => gainOfAdmitting(team, 1, 1, 60, equalShare, NOW);
    expect(gain(1)).toBeLessThan(gain(0.5));
    expect(gain(0.5)).toBeLessThan(gain(0));
  });

  test('whoever has nothing to lose takes anybody', () => {
    const team = { labour: 1, hours: 1, workers: 1, capital: 10, luck: 1 };
    expect(gainOfAdmitting(team, 0, 0, 0, 0, NOW)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the horizon of collective capital', () => {
  test('without a return of one’s own and without wear, a tenth a year pays back in ten years; both make it longer', () => {
    const years = yearsToPayBack(0.2, 0.1);
    expect((0.2 * (1 - Math.exp(-0.13 * years))) / 0.13).toBeCloseTo(1, 10);
    expect(yearsToPayBack(0.2, 0)).toBeLessThan(years);
    expect(yearsToPayBack(0.3, 0.1)).toBeLessThan(years);
    expect(yearsToPayBack(0.2, 0)).toBeGreaterThan(5);
  });

  test('what never pays back is worth waiting for by nobody', () => {
    for (const yearly of [0.13, 0.05, 0, -1]) expect(yearsToPayBack(yearly, 0.1)).toBe(Number.POSITIVE_INFINITY);
  });
});
