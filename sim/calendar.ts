/**
 * When shocks strike: a pure function of run key, scenario and week, so that every constitution meets
 * the same blows. A timed entry strikes in its week; a hazard entry strikes in a week with probability
 * 1 − exp(−hazardPerYear / 52), drawn at the address (shock, entry, week).
 */
import { WEEKS_PER_YEAR } from './core/contract.ts';
import { exp } from './core/math.ts';
import type { Scenario } from './core/plan.ts';
import { mechanismKey, uniform, weekKey0, weekKey1 } from './core/random.ts';

/** Ids of the shock specs that a scenario names, each once. */
export function shockIds(scenario: Scenario): string[] {
  return [...new Set(scenario.shocks.map((s) => `shocks.${s.shock}`))];
}

export class ShockCalendar {
  private readonly run0: number;
  private readonly run1: number;
  private readonly scenario: Scenario;

  constructor(run0: number, run1: number, scenario: Scenario) {
    this.run0 = run0;
    this.run1 = run1;
    this.scenario = scenario;
  }

  /** Summed intensity with which the shock of spec `id` strikes in `week`. */
  intensity(id: string, week: number): number {
    let total = 0;
    const [key0, key1] = mechanismKey(this.run0, this.run1, `calendar:${id}`);
    this.scenario.shocks.forEach((entry, index) => {
      if (`shocks.${entry.shock}` !== id) return;
      if (entry.week !== undefined) {
        if (entry.week === week) total += entry.intensity;
        return;
      }
      const chance = 1 - exp(-(entry.hazardPerYear ?? 0) / WEEKS_PER_YEAR);
      if (uniform(weekKey0(key0, key1, week), weekKey1(key0, key1, week), index, 0) < chance) total += entry.intensity;
    });
    return total;
  }
}
