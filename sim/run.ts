/** One run: found, reform, tick, observe, until an end that is absorbing or the horizon; and what came of it. */
import type { AnySpec } from './core/contract.ts';
import { ENGINE } from './core/engine.ts';
import type { EndName, RunRequest, RunResult } from './core/plan.ts';
import { found } from './found.ts';
import { Observer } from './fragility/observer.ts';
import { reform, reformDue, reformWords } from './reform.ts';
import { hashWorld } from './state.ts';
import { tick } from './tick.ts';
import type { World } from './world.ts';

/**
 * @param specs the registry
 * @param request plan, scenario, seed, horizon and what to record
 * @param onWeek called after each week's observation, for progress and pictures
 * @throws Error when plan and registry do not fit together
 */
export function runSociety(
  specs: readonly AnySpec[],
  request: RunRequest,
  onWeek?: (world: World, observer: Observer) => void,
): RunResult {
  let world = found(specs, request.plan, request.scenario, request.seed);
  let observer = new Observer(world, request.recordEveryWeeks, request.recordEvents);
  let end: EndName = 'endured';
  while (world.week < request.weeks) {
    const due = reformDue(world);
    if (due) {
      world = reform(specs, world, due);
      observer = observer.reformed(world, reformWords(specs, due));
    }
    tick(world);
    const reached = observer.observe();
    onWeek?.(world, observer);
    if (reached) {
      end = reached;
      break;
    }
  }
  return {
    engine: ENGINE,
    seed: request.seed,
    scenario: request.scenario.name,
    end,
    week: world.week,
    hash: hashWorld(world),
    ...observer.summary(end),
    events: observer.events,
  };
}
