/**
 * `politeia stress [FILE]`: every shock of the battery, and none, times seeds, on all cores; ends with
 * the verdict and a report. The same command again goes on where an interrupted one stopped, and the
 * directory ends with the same bytes.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { batchKey } from '../../results/batch.ts';
import { type Analysis, type BatchInputs, verdictText } from '../../results/index.ts';
import { renderReport } from '../../results/report.ts';
import { analyseDirectory, type BatchStore, openBatch, writeWhole } from '../../results/store.node.ts';
import type { Scenario } from '../../sim/core/plan.ts';
import { engineFacts } from '../../workers/facts.ts';
import { seedsOf, stress, withUnshocked } from '../../workers/studies/stress.ts';
import { executorOnThreads } from '../../workers/threads.node.ts';
import { EXIT, UsageError } from '../exit.ts';
import {
  jsonOption,
  membersOption,
  portOption,
  quietOption,
  scenarioOption,
  setOption,
  weeksOption,
  whole,
} from '../options.ts';
import { print, printJson } from '../output.ts';
import { showProgress } from '../progress.ts';
import { batteryFor, checkReforms, loadConstitution, loadScenario, warnOfLateShocks } from '../reading.ts';
import { REPORT } from '../report-file.ts';
import { exportTables } from './export.ts';
import { servePage } from './serve.ts';

const DEFAULT_CONSTITUTION = 'hollow-creek';
const THREAD = new URL('./thread.js', import.meta.url);
/** A batch is cut into about so many parts; an interruption repeats at most the parts in flight. */
const PARTS = 15;
const MOST_RUNS_PER_PART = 256;

interface Options {
  readonly seeds: number;
  readonly seed: string;
  readonly weeks: number;
  readonly members?: number;
  readonly scenario: readonly string[];
  readonly set: readonly string[];
  readonly workers: number;
  readonly every: number;
  readonly out?: string;
  readonly csv?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly serve?: boolean;
  readonly port: number;
}

function inputsOf(file: string, options: Options): BatchInputs {
  const constitution = loadConstitution(file, options.set, options.members);
  const asked: Scenario[] =
    options.scenario.length > 0 ? options.scenario.map(loadScenario) : batteryFor(constitution.plan);
  const scenarios = withUnshocked(asked);
  checkReforms(constitution.plan, scenarios);
  const names = scenarios.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice) throw new UsageError(`two scenarios are called ${twice}`);
  const runs = scenarios.length * options.seeds;
  return {
    name: constitution.plan.name,
    constitution,
    scenarios,
    seeds: seedsOf(options.seed, options.seeds),
    weeks: options.weeks,
    recordEveryWeeks: options.every,
    recordEvents: true,
    runsPerPart: Math.min(MOST_RUNS_PER_PART, Math.ceil(runs / PARTS)),
    facts: engineFacts(),
  };
}

/** `results/runs/hollow-creek-1a2b3c4d`: the same for the same batch, so that it is found again. */
function directoryOf(inputs: BatchInputs): string {
  const slug = inputs.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return join('results', 'runs', `${slug || 'batch'}-${batchKey(inputs).slice(0, 8)}`);
}

/**
 * What Ctrl-C does: the first ends the runs in order and leaves what is done; while nothing runs, or a
 * second time, the command ends at once. The directory can be continued either way.
 */
class Interrupt {
  private readonly abort = new AbortController();
  private running = false;
  private readonly hear = () => {
    if (!this.running || this.abort.signal.aborted) process.exit(EXIT.interrupted);
    this.abort.abort();
  };

  constructor() {
    process.on('SIGINT', this.hear).on('SIGTERM', this.hear);
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.running = true;
    try {
      return await work();
    } finally {
      this.running = false;
    }
  }

  stopHearing(): void {
    process.off('SIGINT', this.hear).off('SIGTERM', this.hear);
  }
}

/** Runs what is missing; false when interrupted. */
async function fill(store: BatchStore, options: Options, signal: AbortSignal): Promise<boolean> {
  const { runs, doneRuns } = store;
  if (doneRuns === runs) return true;
  store.log(doneRuns > 0 ? `resumed with ${doneRuns} of ${runs} runs` : `started ${runs} runs`);
  const executor = executorOnThreads(THREAD, Math.min(options.workers, runs - doneRuns));
  const progress = showProgress(runs, doneRuns, 'runs', options.quiet === true);
  const started = performance.now();
  let done = doneRuns;
  let memberWeeks = 0;
  try {
    for await (const { task, result } of stress(executor, store.inputs, store.pendingTasks(), signal)) {
      store.add(task.run, result);
      if (!('failed' in result)) memberWeeks += result.memberWeeks;
      progress.at(++done);
    }
  } finally {
    await executor.close();
    progress.clear();
  }
  if (signal.aborted) {
    store.log(`interrupted with ${store.doneRuns} of ${runs} runs`);
    return false;
  }
  const seconds = (performance.now() - started) / 1000;
  const summary = `${done - doneRuns} runs, ${(memberWeeks / 1e6).toFixed(1)} million member-weeks in ${seconds.toFixed(1)} s`;
  store.log(summary);
  if (!options.quiet) process.stderr.write(`${summary} on ${executor.width} threads\n`);
  return true;
}

/** The verdict as data: the analysis without its curves, which are in the tables. */
function verdictJson(analysis: Analysis, directory: string): unknown {
  const scenarios = analysis.scenarios.map(({ survival, members, treasury, ends, signals, ...rest }) => ({
    ...rest,
    ends: ends.map(({ incidence, ...end }) => end),
    signals: signals.map(({ fan, ...signal }) => signal),
  }));
  const { text, ...about } = analysis.about;
  return { about, directory, report: join(directory, REPORT), scenarios, weaknesses: analysis.weaknesses };
}

async function stressFile(file: string, options: Options): Promise<void> {
  const inputs = inputsOf(file, options);
  if (!options.quiet) warnOfLateShocks(inputs.scenarios, inputs.weeks);
  const directory = options.out ?? directoryOf(inputs);
  const opened = openBatch(directory, inputs);
  if (opened.refused !== undefined) throw new UsageError(opened.refused);
  const { store } = opened;
  const interrupt = new Interrupt();
  if (!(await interrupt.during(() => fill(store, options, interrupt.signal)))) {
    const kept = `${store.doneRuns} of ${store.runs} runs are kept in ${directory}`;
    process.stderr.write(`interrupted: ${kept}; the same command goes on from there\n`);
    process.exitCode = EXIT.interrupted;
    return;
  }
  const { failed } = store.finish();
  const analysis = await analyseDirectory(directory);
  writeWhole(directory, REPORT, renderReport(analysis));
  if (options.csv) await exportTables(directory, ['runs', 'weeks', 'events'], 'table', join(directory, 'csv'));
  if (options.json) printJson(verdictJson(analysis, directory));
  else {
    print(verdictText(analysis));
    print(`\nReport: ${join(directory, REPORT)}`);
  }
  interrupt.stopHearing();
  process.exitCode = failed > 0 ? EXIT.finding : EXIT.good;
  if (options.serve) await servePage(directory, options.port);
}

export function stressCommand(program: Command): void {
  program
    .command('stress')
    .description('stress-test a constitution: every shock times seeds, the verdict and a report')
    .argument('[file]', 'constitution, or the name of a bundled one', DEFAULT_CONSTITUTION)
    .addOption(new Option('--seeds <n>', 'societies under each scenario').argParser(whole(1, 100_000)).default(30))
    .addOption(new Option('--seed <name>', 'name of the seeds').default('politeia'))
    .addOption(weeksOption())
    .addOption(membersOption())
    .addOption(scenarioOption('scenario to run instead of the battery; may be repeated'))
    .addOption(setOption())
    .addOption(
      new Option('--workers <n>', 'threads').argParser(whole(1, 1024)).default(availableParallelism(), 'all cores'),
    )
    .addOption(new Option('--every <weeks>', 'weeks between recorded frames').argParser(whole(1, 52_000)).default(4))
    .addOption(new Option('--out <directory>', 'results directory (default: results/runs/, named after the batch)'))
    .addOption(new Option('--csv', 'write the tables as CSV too'))
    .addOption(jsonOption())
    .addOption(quietOption())
    .addOption(new Option('--serve', 'show the results in the dashboard afterwards'))
    .addOption(new Option('--no-serve', 'do not (default)'))
    .addOption(portOption())
    .action(stressFile);
}
