/** Customs passed on between neighbours: how many cultural regions are left on a territory. */
import { integer, runKey } from '../../../sim/core/random.ts';
import { atRest, disseminate, regions } from '../../../sim/lab/dissemination.ts';
import { boundedGrid } from '../../../sim/lab/territory.ts';
import { meanOf, meansOf, rounded, sample } from './judge.ts';
import type { Point, RowSpec } from './types.ts';

const SIDE = 10;
const EVENTS_AT_ONCE = 20 * SIDE * SIDE;
/** Each published mean is of ten runs. */
const RUNS_PUBLISHED = 10;
const TRAITS = [5, 10, 15];
const TABLE = [
  { features: 5, means: [1, 3.2, 20] },
  { features: 10, means: [1, 1, 1.4] },
  { features: 15, means: [1, 1, 1.2] },
];

/** Regions at rest on a square territory whose customs are drawn evenly. */
export function regionsAtRest(side: number, features: number, traits: number, seed: string): number {
  const territory = boundedGrid(side, side);
  const [k0, k1] = runKey(seed);
  const customs = new Uint8Array(territory.nodes * features);
  for (let at = 0; at < customs.length; at++) customs[at] = integer(k1, k0, at, 0, traits);
  for (let event = 0; !atRest(territory, customs, features); event += EVENTS_AT_ONCE) {
    disseminate(territory, customs, features, k0, k1, event, event + EVENTS_AT_ONCE);
  }
  return regions(territory, customs, features);
}

export const cultureRegions: RowSpec = {
  id: 'culture-regions',
  title: 'Dissemination of culture',
  source: 'Axelrod, R. (1997), Journal of Conflict Resolution 41:203–226, table 2',
  kind: 'output',
  published:
    'Neighbours interact as often as they share customs, and then share one more. On a territory of 10 × 10 sites, means of ten runs: with five features 1.0, 3.2 and 20.0 regions for 5, 10 and 15 traits a feature; with ten features 1.0, 1.0, 1.4; with fifteen 1.0, 1.0, 1.2.',
  kernel: '`sim/culture/dissemination.ts`, by which `culture.values` passes customs on between companions.',
  setting:
    '10 × 10 sites with four neighbours, no wrapping around; one event after another, until neighbours share all customs or none.',
  lacks:
    'In the society members move among companions instead of living on a lattice, newcomers bring customs in, and customs have five features of ten traits: the number of regions there is not that of this table.',
  runs: { full: 200, small: 2 },
  *measure(runs) {
    const points: Point[] = [];
    const curves = [];
    const dots = [];
    for (const [row, { features, means }] of TABLE.entries()) {
      const line: [number, number][] = [];
      const band: [number, number, number][] = [];
      for (const [k, traits] of TRAITS.entries()) {
        const found: number[] = [];
        for (let run = 0; run < runs; run++) {
          found.push(regionsAtRest(SIDE, features, traits, `evidence/culture/${features}/${traits}/${run}`));
          if (run % 20 === 19) yield (row * TRAITS.length + k + run / runs) / (TABLE.length * TRAITS.length);
        }
        points.push(sample(`regions with ${features} features, ${traits} traits`, means[k], found, RUNS_PUBLISHED, 1));
        const { low, high } = meansOf(found, RUNS_PUBLISHED);
        line.push([traits, rounded(meanOf(found))]);
        band.push([traits, rounded(low), rounded(high)]);
      }
      curves.push({
        name: 'simulated; 99 % of means of ten runs',
        tone: 'simulated',
        points: line,
        band,
        note: `${features} features`,
      } as const);
      dots.push({
        name: 'published means of ten runs',
        tone: 'published',
        points: TRAITS.map((traits, k) => [traits, means[k], means[k], means[k]] as const),
      } as const);
    }
    // The least likely agreement by chance first: twenty regions.
    const headline = points.splice(2, 1);
    const figure = {
      label: 'Mean number of cultural regions by traits a feature, for 5, 10 and 15 features, simulated and published',
      x: {
        label: 'traits a feature',
        from: 4,
        to: 16,
        scale: 'linear',
        ticks: TRAITS.map((traits) => [traits, String(traits)] as const),
      },
      y: {
        label: 'regions (logarithmic)',
        from: 0.9,
        to: 40,
        scale: 'log',
        ticks: [1, 2, 5, 10, 20, 40].map((at) => [at, String(at)] as const),
      },
      curves,
      dots,
    } as const;
    return { points: [...headline, ...points], figure };
  },
};
