/** The same constitution and scenario under other seeds: quantiles of every observable, week by week. */
import { collectFans } from '../../results/analysis/fans.ts';
import { FAN_LEVELS } from '../../results/statistics/fan.ts';
import type { RunRequest } from '../../sim/core/plan.ts';
import type { Executor } from '../executor.ts';
import { engineFacts } from '../facts.ts';
import type { JobResult } from '../job.ts';

export interface FanTable {
  readonly weeks: readonly number[];
  /** For each observable, `weeks.length` rows of the quantiles of `FAN_LEVELS`, one after another. */
  readonly quantiles: Float32Array;
}

export interface FanStep {
  readonly result: JobResult;
  /** With the last run. */
  readonly table: FanTable | null;
}

/** @param asked one request a seed, alike in all else */
export async function* fansOver(
  executor: Executor,
  asked: readonly RunRequest[],
  signal?: AbortSignal,
): AsyncGenerator<FanStep, void, void> {
  const names = engineFacts().observables.map(({ name }) => name);
  const fans = collectFans(asked[0].weeks, asked[0].recordEveryWeeks);
  let left = asked.length;
  for await (const result of executor.run(asked, signal)) {
    if (!('failed' in result)) {
      fans.add('', { run: 0, names, weeks: result.frameWeeks, values: result.frames });
    }
    left--;
    yield { result, table: left === 0 ? tableOf(names.map((name) => fans.fan('', name))) : null };
  }
}

function tableOf(fans: readonly ReturnType<ReturnType<typeof collectFans>['fan']>[]): FanTable {
  const { weeks } = fans[0];
  const quantiles = new Float32Array(fans.length * FAN_LEVELS.length * weeks.length);
  fans.forEach((fan, k) => {
    fan.quantiles.forEach((values, level) => {
      values.forEach((value, w) => {
        quantiles[(k * weeks.length + w) * FAN_LEVELS.length + level] = value;
      });
    });
  });
  return { weeks, quantiles };
}
