/** Polarisation is not inequality: two equal poles are its maximum. */
import { pow } from '../../../sim/core/math.ts';
import { runKey, uniform } from '../../../sim/core/random.ts';
import { extremism } from '../../../sim/fragility/extremism.ts';
import { estebanRay, gini } from '../../../sim/fragility/measures.ts';
import { look, place, portrait } from '../../../sim/lab/portrait.ts';
import { bounded, exactly, rounded } from './judge.ts';
import type { RowSpec } from './types.ts';

const MEMBERS = 200;
/** Positions are counted in twenty bins, so that the poles of the scale are 0.95 apart: a bound of the product, not a published one. */
const POLES_APART = 0.95;
/** The published maximum in units of the distance between the poles, with K = 2^(1 + α). */
const MAXIMUM = 1;
const ALPHA = 1.3;
/** Ten incomes in equal steps, and the same people drawn together at the third and the eighth. */
const STEPS = 10;
const SPREAD_OUT = Float64Array.from({ length: STEPS }, (_, k) => k + 1);
const DRAWN_TOGETHER = Float64Array.of(3, 3, 3, 3, 3, 8, 8, 8, 8, 8);
const MOST_GROUPS = 8;

const share = Float64Array.from({ length: STEPS }, () => 1 / STEPS);
/** Of ten people, each a group of their own unless they stand together. */
function polarisationOf(values: Float64Array): number {
  const places = [...new Set(values)];
  const weights = Float64Array.from(places, (at) => values.filter((v) => v === at).length * share[0]);
  const positions = Float64Array.from(places, (at) => (at - 1) / (STEPS - 1));
  return estebanRay(weights, positions, places.length, ALPHA);
}

export const polarisation: RowSpec = {
  id: 'polarisation',
  title: 'Polarisation',
  source: 'Esteban, J. & Ray, D. (1994), Econometrica 62:819–851',
  kind: 'output',
  published:
    'P = K ΣΣ πᵢ^(1+α) πⱼ |yᵢ − yⱼ| for groups with shares π at positions y. Two equal groups at the ends are the maximum; a population that is drawn together from an even spread into two groups becomes more polarised while its inequality falls.',
  kernel:
    'The observer of the signal `extremism` (`sim/fragility/extremism.ts`) and its `estebanRay` (`measures.ts`), α = 1.3.',
  setting:
    '200 members who stand still, with given positions on one lever: two groups of every size at the ends of the scale, and random populations of up to eight groups. For the comparison with the Gini coefficient, ten people at 1 to 10 against five at 3 and five at 8.',
  lacks:
    'Positions are counted in twenty bins, so that the poles of the scale are 0.95 apart and no population of the society can have more than P_max = 0.95. That bound is of the product and was not published; figures are divided by it, and the published maximum is then 1.',
  runs: { full: 5000, small: 200 },
  *measure(runs) {
    const world = portrait(MEMBERS);
    const curve: [number, number][] = [];
    for (let at = 0; at <= MEMBERS; at += 4) {
      place(world, (member) => +(member < at));
      curve.push([at / MEMBERS, rounded(look(extremism, world).polarisation)]);
    }
    const top = curve.reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    let highest = 0;
    for (let run = 0; run < runs; run++) {
      const [k0, k1] = runKey(`evidence/polarisation/${run}`);
      const groups = 2 + Math.floor(uniform(k0, k1, 0, 0) * (MOST_GROUPS - 1));
      place(world, (member) => uniform(k0, k1, Math.floor(uniform(k0, k1, member, 1) * groups), 2));
      highest = Math.max(highest, look(extremism, world).polarisation);
      if (run % 200 === 199) yield run / runs;
    }
    const points = [
      exactly('P / P_max of two equal groups at the ends', MAXIMUM, top[1] / POLES_APART, 0.0005),
      exactly('share of the smaller group at the maximum', 0.5, Math.min(top[0], 1 - top[0]), 0),
      bounded('highest P / P_max of random populations of two to eight groups', [0, MAXIMUM], highest / POLES_APART),
      bounded(
        'change of polarisation when ten people are drawn together into two groups',
        { above: 0 },
        polarisationOf(DRAWN_TOGETHER) - polarisationOf(SPREAD_OUT),
      ),
      bounded(
        'change of the Gini coefficient meanwhile',
        { below: 0 },
        gini(DRAWN_TOGETHER, STEPS) - gini(SPREAD_OUT, STEPS),
      ),
    ];
    // Two groups at distance d: K (π^(1+α) (1−π) + (1−π)^(1+α) π) d, which is what was published.
    const formula = curve.map(([p]) => {
      const both = p ** (1 + ALPHA) * (1 - p) + (1 - p) ** (1 + ALPHA) * p;
      return [p, rounded(pow(2, 1 + ALPHA) * both * POLES_APART)] as const;
    });
    const inequality = curve.map(([p]) => {
      const upper = Math.round(p * MEMBERS);
      return [
        p,
        rounded(
          gini(
            Float64Array.from({ length: MEMBERS }, (_, i) => +(i < upper)),
            MEMBERS,
          ),
        ),
      ] as const;
    });
    const figure = {
      label: 'Polarisation of two groups at the ends of the scale by the size of one, with the Gini coefficient',
      x: { label: 'share of members at the upper end', from: 0, to: 1, scale: 'linear', ticks: [] },
      y: { label: 'polarisation, or Gini coefficient', from: 0, to: 1, scale: 'linear', ticks: [] },
      curves: [
        { name: 'Gini coefficient of the same positions', tone: 'other', points: inequality, band: [], note: '' },
        { name: 'simulated: signal of the society', tone: 'simulated', points: curve, band: [], note: '' },
      ],
      dots: [
        {
          name: 'published formula, poles 0.95 apart',
          tone: 'published',
          points: formula.filter((_, k) => k % 5 === 0).map(([x, y]) => [x, y, y, y] as const),
        },
      ],
    } as const;
    return { points, figure };
  },
};
