/** Matching by the square of the sum of roots: what many small gifts bring, what one giver under many names, and what a bound takes. */
import { matchOf } from '../../../sim/lab/campaign.ts';
import { bounded, exactly, rounded } from './judge.ts';
import type { Point, RowSpec } from './types.ts';

const CREDIT = 1000;
const GIVERS = 100;
/** What one giver gives, in thousandths, and the most that a pair may bring, as a share of it. */
const GIFT = 2100 * CREDIT;
const BOUNDS = [0.1, 0.01, 0.001];
const NAMES = [1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 70, 100];
const SHOWN = [2, 10, 50];
/** A thousandth of a credit, and the rounding of the published formula to four decimals. */
const TOLERANCE = 1e-4;

/** Gifts and match over the gifts. @param bound of a pair, in thousandths; none for the plain rule */
export function multiple(gifts: readonly number[], bound?: number): number {
  const sum = gifts.reduce((a, b) => a + b, 0);
  const match = bound === undefined ? matchOf(gifts, 'quadratic') : matchOf(gifts, 'pairwise', bound / CREDIT);
  return (sum + match) / sum;
}

/** One person who gives `GIFT` under so many names. */
function alone(names: number, bound?: number): number {
  return multiple(Array<number>(names).fill(GIFT / names), bound);
}

/** The published formula for that: names − 1 matches of the gift, each weakened by what two of the names give together. */
function formula(names: number, bound?: number): number {
  return 1 + (names - 1) * (bound === undefined ? 1 : bound / (bound + 1 / names));
}

function byFormula(point: Point): Point {
  return { ...point, origin: 'worked out from the published formula' };
}

export const quadraticFunding: RowSpec = {
  id: 'quadratic-funding',
  title: 'Quadratic matching and false identities',
  source:
    'Buterin, V., Hitzig, Z. & Weyl, E. G. (2019), Management Science 65:5171–5187; Buterin, V. (2019), Pairwise coordination subsidies, ethresear.ch',
  kind: 'output',
  published:
    'A project gets the square of the sum of the roots of what is given to it. So what n people give to alike ends with n times what they gave, a gift that nobody joins with itself, and one giver under k names with k times the gift. Taken apart into pairs, with each pair weakened by M / (M + what the two give to the same projects, as the root of the product), no pair brings more than M.',
  kernel:
    'The weekly step of `economy.crowdfunding` (`sim/economy/matching.ts`, `sim/economy/quadratic.ts`) in a week in which a campaign closes.',
  setting:
    'One campaign on the books, gifts in whole thousandths of a credit, a pool that reaches; everything else at rest. 100 members who give 10 credits each; 2,100 credits that one person gives under up to 100 names, each a member of its own; bounds of 210, 21 and 2.1 credits a pair. Nothing is left to chance, so that one run says all.',
  lacks:
    'The bound limits what a pair of names brings, not what many names bring: a gift split finely enough leaves each pair little to weaken, and 100 names with a bound of a tenth of the gift still bring 91 times the gift. Nor does it know false names from true ones: a hundred people who give to this alone are weakened as much. In the society the pool is scarce, so that false names take from other campaigns rather than out of nothing.',
  runs: { full: 1, small: 1 },
  *measure() {
    const equal = multiple(Array<number>(GIVERS).fill(10 * CREDIT));
    const lone = alone(1);
    yield 0.2;
    const most = Math.max(
      ...[1, 10, 100].map((times) => matchOf([times * GIFT, times * GIFT], 'pairwise', GIFT / CREDIT) / GIFT),
    );
    const points = [
      exactly('total of 100 equal gifts, in what was given', GIVERS, equal, TOLERANCE),
      exactly('total of a gift that nobody joins, in the gift', 1, lone, TOLERANCE),
      exactly('total of one gift under 10 names, in the gift', 10, alone(10), TOLERANCE),
      exactly('total of one gift under 100 names, in the gift', 100, alone(100), TOLERANCE),
      ...BOUNDS.flatMap((bound) =>
        SHOWN.map((names) =>
          byFormula(
            exactly(
              `the same under ${names} names, a pair bounded by ${bound} of the gift`,
              rounded(formula(names, bound)),
              alone(names, bound * GIFT),
              TOLERANCE,
            ),
          ),
        ),
      ),
      bounded('most that two givers bring, in the bound of a pair counted both ways', { below: 2 }, most),
    ];
    yield 0.9;
    const curve = (bound?: number): (readonly [number, number])[] =>
      NAMES.map((names) => [names, rounded(alone(names, bound === undefined ? undefined : bound * GIFT))] as const);
    const figure = {
      label: 'What one giver’s project ends with by the number of names, without and with a bound on pairs',
      x: { label: 'names under which one person gives', from: 1, to: 100, scale: 'log', ticks: [] },
      y: { label: 'gift and match, in the gift', from: 1, to: 100, scale: 'log', ticks: [] },
      curves: [
        { name: 'quadratic', tone: 'simulated', points: curve(), band: [], note: 'no bound' },
        ...BOUNDS.map(
          (bound) =>
            ({
              name: 'by pairs',
              tone: 'other',
              points: curve(bound),
              band: [],
              note: `M = ${bound} of the gift`,
            }) as const,
        ),
      ],
      dots: [
        {
          name: 'published formula',
          tone: 'published',
          points: [undefined, ...BOUNDS].flatMap((bound) =>
            SHOWN.map((names) => {
              const y = rounded(formula(names, bound));
              return [names, y, y, y] as const;
            }),
          ),
        },
      ],
    } as const;
    return { points, figure };
  },
};
