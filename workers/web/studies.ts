/**
 * The studies of the page: what `study.worker.ts` offers, without the wire. One at a time, over an executor that is
 * made for it and closed with it, so that cancelling ends the workers at once. Frames are recorded on at most
 * `MOST_FRAMES` weeks. Nothing is kept of a run that the answer does not need.
 */
import { startAnalysis } from '../../results/analysis/analyse.ts';
import { hasFailed, rowOf, runCount, taskOf } from '../../results/batch.ts';
import type { Analysis } from '../../results/index.ts';
import type { BatchInputs, RunRow } from '../../results/types.ts';
import { BATTERY, strikesNothing } from '../../scenarios/index.ts';
import type { Issue, RunRequest, Scenario } from '../../sim/core/plan.ts';
import { SPECS } from '../../sim/registry.ts';
import type { Executor } from '../executor.ts';
import { engineFacts } from '../facts.ts';
import type { JobResult } from '../job.ts';
import { compare } from '../studies/compare.ts';
import { fansOver } from '../studies/fans.ts';
import { seedsOf, stress, withUnshocked } from '../studies/stress.ts';
import { checkNumbers, checkReforms, compileConstitution, compileScenario, refusal } from './compile.ts';
import type {
  CompareRequest,
  Refused,
  SocietyRequest,
  StressRequest,
  StudyProgress,
  StudyWorker,
} from './interface.ts';
import { openResults } from './open-results.ts';

const MOST_FRAMES = 130;
const MOST_SEEDS = 1_000;
/** Only batches on disk are cut into parts; the number is part of what a batch is. */
const RUNS_PER_PART = 256;

const CANCELLED = { ok: false, cancelled: true } as const;

const refused = (issues: readonly Issue[]): Refused => ({ ok: false, issues });

export class Studies implements StudyWorker {
  private readonly executor: (width: number) => Executor;
  private readonly width: number;
  private underWay: AbortController | null = null;
  private done = 0;
  private runs = 0;
  private memberWeeks = 0;
  private failed = 0;

  /**
   * @param executor makes an executor of so many hands
   * @param width most hands, one a core
   */
  constructor(executor: (width: number) => Executor, width: number) {
    this.executor = executor;
    this.width = width;
  }

  async stress(request: StressRequest): ReturnType<StudyWorker['stress']> {
    const { seedName, seeds, weeks } = request;
    const { value: constitution, issues } = compileConstitution(request.constitution, request.members);
    const texts = request.scenarios.length > 0 ? request.scenarios : BATTERY.map(({ text }) => text);
    const read = texts.map(compileScenario);
    const whole = read.flatMap(({ value }) => value ?? []);
    // Of the whole battery only what finds something to strike; a scenario that was asked for is run all the same.
    const scenarios = withUnshocked(
      constitution && request.scenarios.length === 0
        ? whole.filter((scenario) => !strikesNothing(constitution.plan, scenario, SPECS))
        : whole,
    );
    const problems = [
      ...issues,
      ...read.flatMap((scenario) => scenario.issues),
      ...twice(scenarios),
      ...checkReforms(constitution?.plan, scenarios),
      ...checkNumbers({ weeks, seed: seedName, seeds }, MOST_SEEDS),
    ];
    if (!constitution || problems.length > 0) return refused(problems);
    const inputs: BatchInputs = {
      name: constitution.plan.name,
      constitution,
      scenarios,
      seeds: seedsOf(seedName, seeds),
      weeks,
      recordEveryWeeks: everyOf(weeks),
      recordEvents: false,
      runsPerPart: RUNS_PER_PART,
      facts: engineFacts(),
    };
    return this.steer(runCount(inputs), async (executor, signal) => {
      const analysis = await this.analyse(executor, inputs, signal);
      return analysis ? { ok: true, analysis } : CANCELLED;
    });
  }

  async compare(request: CompareRequest): ReturnType<StudyWorker['compare']> {
    const { seedName, seeds, weeks, members } = request;
    const a = compileConstitution(request.a, members, 'constitution A');
    const b = compileConstitution(request.b, members, 'constitution B');
    const scenario = compileScenario(request.scenario);
    const numbers = checkNumbers({ weeks, seed: seedName, seeds }, MOST_SEEDS);
    const unfit = [a, b].flatMap(({ value }) => checkReforms(value?.plan, [scenario.value]));
    const problems = [...a.issues, ...b.issues, ...scenario.issues, ...unfit, ...numbers];
    if (!a.value || !b.value || !scenario.value || problems.length > 0) return refused(problems);
    const inputs = {
      a: a.value.plan,
      b: b.value.plan,
      scenario: scenario.value,
      seeds: seedsOf(seedName, seeds),
      weeks,
      recordEveryWeeks: everyOf(weeks),
    };
    return this.steer(2 * seeds, async (executor, signal) => {
      for await (const { result, comparison } of compare(executor, inputs, signal)) {
        this.note(result);
        if (comparison) return { ok: true, comparison };
      }
      return CANCELLED;
    });
  }

  async fans(request: SocietyRequest, seeds: number): ReturnType<StudyWorker['fans']> {
    const { weeks, seed } = request;
    const { value: constitution, issues } = compileConstitution(request.constitution, request.members);
    const scenario = compileScenario(request.scenario);
    const unfit = checkReforms(constitution?.plan, [scenario.value]);
    const problems = [...issues, ...scenario.issues, ...unfit, ...checkNumbers({ weeks, seed, seeds }, MOST_SEEDS)];
    if (!constitution || !scenario.value || problems.length > 0) return refused(problems);
    const alike = { plan: constitution.plan, scenario: scenario.value, weeks, recordEveryWeeks: everyOf(weeks) };
    const asked = seedsOf(`${seed}/fan`, seeds).map(
      (other): RunRequest => ({ ...alike, seed: other, recordEvents: false }),
    );
    return this.steer(seeds, async (executor, signal) => {
      for await (const { result, table } of fansOver(executor, asked, signal)) {
        this.note(result);
        if (table) return { ok: true, fans: { seeds: seeds - this.failed, ...table } };
      }
      return CANCELLED;
    });
  }

  progress(): StudyProgress {
    const { done, runs, memberWeeks, failed } = this;
    return { done, runs, memberWeeks, failed };
  }

  cancel(): void {
    this.underWay?.abort();
  }

  openResults(base: string): ReturnType<StudyWorker['openResults']> {
    return openResults(base);
  }

  /** Runs one study, alone, over hands of its own; they end with it, whatever comes of it. */
  private async steer<T>(
    runs: number,
    study: (executor: Executor, signal: AbortSignal) => Promise<T>,
  ): Promise<T | Refused | typeof CANCELLED> {
    if (this.underWay) return refused([refusal('', 'another study is running', 'one at a time', 'a second')]);
    const abort = new AbortController();
    this.underWay = abort;
    Object.assign(this, { done: 0, runs, memberWeeks: 0, failed: 0 });
    const executor = this.executor(Math.min(this.width, runs));
    try {
      const answer = await study(executor, abort.signal);
      return abort.signal.aborted ? CANCELLED : answer;
    } finally {
      this.underWay = null;
      await executor.close();
    }
  }

  private async analyse(executor: Executor, inputs: BatchInputs, signal: AbortSignal): Promise<Analysis | null> {
    const names = inputs.facts.observables.map(({ name }) => name);
    // The analysis looks a row up when its frames arrive, and at all of them when it is finished.
    const rows: RunRow[] = [];
    const analysis = startAnalysis(inputs, rows);
    const tasks = Array.from({ length: runCount(inputs) }, (_, run) => taskOf(inputs, run));
    for await (const { task, result } of stress(executor, inputs, tasks, signal)) {
      this.note(result);
      rows.push(rowOf(task.run, result));
      if (!hasFailed(result)) analysis.add({ run: task.run, names, weeks: result.frameWeeks, values: result.frames });
    }
    return signal.aborted ? null : analysis.finish();
  }

  private note(result: JobResult): void {
    this.done++;
    if (hasFailed(result)) this.failed++;
    else this.memberWeeks += result.memberWeeks;
  }
}

function everyOf(weeks: number): number {
  return Math.max(1, Math.ceil(weeks / MOST_FRAMES));
}

function twice(scenarios: readonly Scenario[]): Issue[] {
  const names = scenarios.map(({ name }) => name);
  return names
    .filter((name, k) => names.indexOf(name) < k)
    .map((name) => refusal('name', 'two scenarios have the same name', 'a name each', name));
}
