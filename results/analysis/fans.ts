/**
 * Collects frames run by run into fans per scenario and observable, without keeping the frames.
 *
 * A fan has at most about `MOST_WEEKS` columns, on fixed weeks, so that runs of different length meet on the same
 * ones. A column needs `FEWEST_RUNS` runs (or all there ever were): quantiles of two survivors say nothing.
 */
import { type Fan, fan } from '../statistics/fan.ts';
import type { RunFrames } from '../types.ts';

const MOST_WEEKS = 130;
export const FEWEST_RUNS = 5;

export interface FanCollector {
  add(scenario: string, frames: RunFrames): void;
  /** @param read what a recorded value stands for, such as −1 for a price that nobody can pay */
  fan(scenario: string, name: string, read?: (value: number) => number): Fan;
}

export function collectFans(weeks: number, recordEveryWeeks: number): FanCollector {
  const every = Math.max(1, recordEveryWeeks);
  const step = every * Math.max(1, Math.ceil(weeks / every / MOST_WEEKS));
  // scenario → observable → week → values
  const collected = new Map<string, Map<string, Map<number, number[]>>>();
  return {
    add(scenario, frames) {
      const byName = inserted(collected, scenario, () => new Map<string, Map<number, number[]>>());
      frames.names.forEach((name, column) => {
        const byWeek = inserted(byName, name, () => new Map<number, number[]>());
        for (let row = 0; row < frames.weeks.length; row++) {
          const week = frames.weeks[row];
          if (week % step !== 0 && week !== weeks) continue;
          inserted(byWeek, week, (): number[] => []).push(frames.values[row * frames.names.length + column]);
        }
      });
    },
    fan(scenario, name, read) {
      const byWeek = collected.get(scenario)?.get(name) ?? new Map<number, number[]>();
      const most = Math.max(0, ...[...byWeek.values()].map((values) => values.length));
      const shown = [...byWeek.entries()]
        .filter(([, values]) => values.length > 0 && values.length >= Math.min(FEWEST_RUNS, most))
        .sort(([a], [b]) => a - b);
      return fan(
        shown.map(([week]) => week),
        shown.map(([, values]) => (read ? values.map(read) : values)),
      );
    },
  };
}

function inserted<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
