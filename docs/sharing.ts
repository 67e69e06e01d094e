/** How much to share, as measured: a section of the page of the allocation and its figure, once the claim is on file. */
import { existsSync, readFileSync } from 'node:fs';
import { figureSvg } from '../results/figure/draw.ts';
import type { FigureData } from '../results/figure/types.ts';
import { escaped } from './headers.ts';
import { table } from './tables.ts';

const MEASURED = 'docs/claims/sharing.json';
const FIGURE = 'docs/evidence/sharing.svg';
/** The mechanism whose page shows it. */
export const SHARING_PAGE = 'economy.allocation';

interface Curve {
  readonly setUp: string;
  readonly outside: string;
  readonly rates: readonly number[];
  readonly needsInBadWeeks: readonly number[];
  readonly leaversWage: readonly number[];
  readonly hours: readonly number[];
  readonly best: number;
  readonly interval95: readonly [number, number];
}

type Difference = readonly [mean: number, low: number, high: number];

interface Measured {
  readonly seeds: number;
  readonly seedsBeside: number;
  readonly weeks: number;
  /** Mean and interval of a paired difference. */
  readonly insurance: { readonly rate: number; readonly needsMetInBadWeeks: Difference };
  readonly drain: { readonly leaversWage: Difference };
  readonly bestRateRoughLessCalm: { readonly difference: number; readonly interval95: readonly [number, number] };
  readonly curves: readonly Curve[];
  readonly figure: FigureData;
}

interface Filed {
  readonly engine: number;
  readonly holds: boolean;
  readonly target: string;
  readonly note: string;
  readonly measured: Measured;
}

const SET_UPS: Readonly<Record<string, string>> = {
  purse: 'all income pooled',
  alone: 'only what is made together is pooled',
  whole: 'the same, and the treasury has everything to pay',
};

function filed(): Filed | undefined {
  return existsSync(MEASURED) ? (JSON.parse(readFileSync(MEASURED, 'utf8')) as Filed) : undefined;
}

/** SVG texts by path. */
export function sharingFigures(): ReadonlyMap<string, string> {
  const found = filed();
  return new Map(found ? [[FIGURE, figureSvg(found.measured.figure)]] : []);
}

const fixed = (x: number, digits: number): string => x.toFixed(digits).replace('-', '−');
const ends = (values: readonly number[], digits: number): string =>
  `${fixed(values[0], digits)} → ${fixed(values[values.length - 1], digits)}`;

const between = ([mean, low, high]: Difference, digits: number): string =>
  `${fixed(mean, digits)} (${fixed(low, digits)} to ${fixed(high, digits)})`;

/** Parts of the page; none while nothing was measured. */
export function sharingSection(): readonly string[] {
  const found = filed();
  if (!found) return [];
  const { seeds, seedsBeside, weeks, curves, figure, insurance, drain, bestRateRoughLessCalm: moved } = found.measured;
  const rows = curves.map(({ setUp, outside, best, interval95, needsInBadWeeks, leaversWage, hours }) => [
    SET_UPS[setUp] ?? setUp,
    outside,
    `${fixed(best, 2)} (${fixed(interval95[0], 2)} to ${fixed(interval95[1], 2)})`,
    fixed(Math.max(...needsInBadWeeks.slice(1)), 4),
    ends(needsInBadWeeks, 4),
    ends(leaversWage, 2),
    ends(hours, 1),
  ]);
  return [
    '## How much to share',
    `Measured by \`npm run claims sharing\` with engine ${found.engine}: an eco-village for ${weeks} weeks, ${seeds} seeds where all income is pooled and ${seedsBeside} elsewhere, the pool shared equally, rate and rule entrenched so that nobody can vote them away, no safety net. Welfare is the mean satisfaction of all founders, those who left counted on with what they last felt. The worlds differ by how far prices and wages wander and how long those without a job are without, the share of whom is the same in all. Claimed was: ${escaped(found.target)}. ${found.holds ? 'It holds.' : `It does not hold. ${escaped(found.note)}`}`,
    `What shows: at a rate of ${fixed(insurance.rate, 1)} ${between(insurance.needsMetInBadWeeks, 4)} more of the needs are met in the bad weeks of a rough world than without sharing; under full sharing in a calm one those who leave could earn ${between(drain.leaversWage, 2)} standard deviations more outside. The best rate of a rough world less that of a calm one is ${fixed(moved.difference, 2)} (${fixed(moved.interval95[0], 2)} to ${fixed(moved.interval95[1], 2)}).`,
    'How we read it: there is little left to insure. Members have savings for a quarter, and most find work outside by themselves, so needs are nearly always met even without sharing, and what a rough world adds is small beside what weaker incentives cost in hours. Where nobody could save or earn elsewhere the answer could be another one; that is not studied here.',
    `![${figure.label}](../evidence/sharing.svg)`,
    table(
      [
        'set-up',
        'world',
        'best rate (95 %)',
        'needs met in bad weeks, most at any rate above 0',
        'needs met in bad weeks, nothing → all shared',
        'outside wage of leavers, deviations from those present, nothing → all shared',
        'hours a week for the community, nothing → all shared',
      ],
      rows,
    ),
  ];
}
