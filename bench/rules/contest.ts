/**
 * Times the contestants of a rule in one process, by turns, so that whatever slows the machine slows all of them.
 *
 * An episode is the starting state and a fixed number of sweeps from there: everybody does the same number of
 * updates through the same phases of the process, from disorder to order. Only sweeps are timed. A round gives the laboratory
 * and the kernel written by hand `quick` episodes each, alternating and each first as often as the other, and each library one;
 * a contestant's time in a round is the median of its episodes, and the ratio of a round is taken within it.
 * The first rounds warm up and do not count; medians over the others are the result.
 */
import { median } from '../averages.ts';
import { processorTime } from '../clock.ts';
import { CONTESTANTS, type Contestant, type ContestantName, type Rule } from './rule.ts';

export interface ContestOptions {
  readonly members: number;
  readonly sweeps: number;
  /** Episodes in a round of those who need micro- and not milliseconds. */
  readonly quick: number;
  readonly warmUpRounds: number;
  readonly rounds: number;
}

/** The size at which ratios are stated. */
export const FULL: ContestOptions = { members: 10_000, sweeps: 20, quick: 15, warmUpRounds: 3, rounds: 15 };
export const QUICK: ContestOptions = { ...FULL, quick: 5, rounds: 3 };

export interface ContestResult {
  readonly id: string;
  readonly title: string;
  /** Member-updates a second, medians. */
  readonly updatesPerSecond: Readonly<Record<ContestantName, number>>;
  /** Speed of the laboratory over that of the kernel written by hand: median over rounds, and the least and greatest. */
  readonly toHand: number;
  readonly toHandLeast: number;
  readonly toHandMost: number;
}

const FAST: ReadonlySet<ContestantName> = new Set(['laboratory', 'hand']);

/** One episode. @returns nanoseconds of processor time in its sweeps */
export function timeEpisode(contestant: Contestant, sweeps: number): number {
  contestant.restart();
  const from = processorTime();
  for (let s = 0; s < sweeps; s++) contestant.sweep(s);
  return processorTime() - from;
}

export function contest(rule: Rule, options: ContestOptions): ContestResult {
  const { members, sweeps, quick, warmUpRounds, rounds } = options;
  const contestants = CONTESTANTS.map((name) => rule.contestants[name](members));
  const spent = new Map<ContestantName, number[]>(CONTESTANTS.map((name) => [name, []]));
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const times = new Map<ContestantName, number[]>(CONTESTANTS.map((name) => [name, []]));
    for (let e = 0; e < quick; e++) {
      const order = e % 2 === 0 ? contestants : contestants.toReversed();
      for (const contestant of order) {
        if (e === 0 || FAST.has(contestant.name)) times.get(contestant.name)?.push(timeEpisode(contestant, sweeps));
      }
    }
    if (round < warmUpRounds) continue;
    for (const name of CONTESTANTS) spent.get(name)?.push(median(times.get(name) ?? []));
  }
  const of = (name: ContestantName): number[] => spent.get(name) ?? [];
  const rate = (name: ContestantName): number => (1e9 * members * sweeps) / median(of(name));
  const ratios = of('hand').map((ns, round) => ns / of('laboratory')[round]);
  return {
    id: rule.id,
    title: rule.title,
    updatesPerSecond: {
      laboratory: rate('laboratory'),
      hand: rate('hand'),
      flocc: rate('flocc'),
      agentscript: rate('agentscript'),
    },
    toHand: median(ratios),
    toHandLeast: Math.min(...ratios),
    toHandMost: Math.max(...ratios),
  };
}

const hundredths = (x: number): number => Math.round(100 * x) / 100;

/** For files and tables: speeds in millions a second. */
export function figuresOf({ updatesPerSecond, toHand, toHandLeast, toHandMost }: ContestResult) {
  const millions = (name: ContestantName): number => hundredths(updatesPerSecond[name] / 1e6);
  return {
    millionUpdatesPerSecond: {
      laboratory: millions('laboratory'),
      hand: millions('hand'),
      flocc: millions('flocc'),
      agentscript: millions('agentscript'),
    },
    toHand: hundredths(toHand),
    toHandLeast: hundredths(toHandLeast),
    toHandMost: hundredths(toHandMost),
    timesFlocc: hundredths(updatesPerSecond.laboratory / updatesPerSecond.flocc),
    timesAgentscript: hundredths(updatesPerSecond.laboratory / updatesPerSecond.agentscript),
  };
}
