/**
 * `politeia run FILE`: one society. Prints how it went, twice a year; every change of the law; how it
 * ended and because of what; the signals; and the hash of its last state. For people weeks count from 1, the first one
 * lived; in JSON, as in all data, from 0.
 */
import { type Command, Option } from 'commander';
import { capital, sizeWords } from '../../results/analysis/words.ts';
import type { SignalInfo } from '../../results/types.ts';
import { fileValue } from '../../scenarios/clauses.ts';
import type { Cause, Plan, RunRequest, RunResult } from '../../sim/core/plan.ts';
import { valueWords } from '../../sim/fragility/value-words.ts';
import type { LayoutParameter } from '../../sim/layout.ts';
import { SPECS } from '../../sim/registry.ts';
import { runSociety } from '../../sim/run.ts';
import type { World } from '../../sim/world.ts';
import { engineFacts } from '../../workers/facts.ts';
import { jsonOption, membersOption, quietOption, setOption, weeksOption } from '../options.ts';
import { columns, folded, print, printJson } from '../output.ts';
import { showProgress } from '../progress.ts';
import { checkReforms, loadConstitution, loadScenario, warnOfLateShocks, warnOfNothing } from '../reading.ts';

const SHOWN_EVERY_WEEKS = 26;
/** Wider lines are hard to read, whatever the terminal. */
const WIDTH = 100;

interface Options {
  readonly weeks: number;
  readonly members?: number;
  readonly seed: string;
  readonly scenario: string;
  readonly set: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

interface LawChange {
  readonly week: number;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly unit: string;
  /** Made by a reform of the scenario, not by the members. */
  readonly reform: boolean;
}

interface Row {
  readonly week: number;
  readonly path: string;
  readonly says: string;
}

/** Notes each change of a parameter in force, and each clause that comes into force or leaves it, week by week. */
class LawWatch {
  readonly changes: LawChange[] = [];
  readonly rows: Row[] = [];
  /** Values by path, and the constitution, a week before. */
  private before = new Map<string, number>();
  private plan: Plan | undefined;

  look(world: World): void {
    const week = world.week - 1;
    const reform = this.plan !== undefined && this.plan !== world.plan;
    const by = reform ? ', by reform' : '';
    if (this.plan && reform) {
      const [was, is] = [Object.keys(this.plan.clauses), Object.keys(world.plan.clauses)];
      for (const path of is) if (!was.includes(path)) this.rows.push({ week, path, says: `in force${by}` });
      for (const path of was) if (!is.includes(path)) this.rows.push({ week, path, says: `repealed${by}` });
    }
    const now = new Map<string, number>();
    world.layout.parameters.forEach(({ path, spec }: LayoutParameter, i) => {
      const to = world.law.values[i] as number;
      const from = this.before.get(path) ?? to;
      now.set(path, to);
      if (from === to) return;
      const unit = spec.type === 'number' ? spec.unit : '';
      this.changes.push({ week, path, from, to, unit, reform });
      this.rows.push({ week, path, says: `${lawWords(spec, from)} → ${lawWords(spec, to)}${by}` });
    });
    this.before = now;
    this.plan = world.plan;
  }
}

/** A value of the law as a constitution writes it. */
function lawWords(spec: LayoutParameter['spec'], value: number): string {
  return spec.type === 'number' ? spaced(valueWords(value, spec.unit)) : String(fileValue(spec, value));
}

const number = (value: number, digits: number) => (Object.is(value, -0) ? 0 : value).toFixed(digits);

function column(result: RunResult, names: readonly string[], name: string): (frame: number) => number {
  const at = names.indexOf(name);
  return (frame) => (at < 0 ? Number.NaN : (result.frames[frame * names.length + at] as number));
}

function progressTable(result: RunResult): string {
  const { observables, signals, members, treasury } = engineFacts();
  const names = observables.map(({ name }) => name);
  const of = (name: string) => column(result, names, name);
  const shown: [string, (frame: number) => string][] = [
    ['members', (f) => number(of(members)(f), 0)],
    ['treasury', (f) => number(of(treasury)(f), 0)],
    ['satisfaction', (f) => number(of('wellbeing.satisfaction')(f), 2)],
    ['trust', (f) => number(of('wellbeing.trust')(f), 2)],
    ['energy', (f) => number(of('wellbeing.energy')(f), 2)],
    ['hours given', (f) => number(of('time.contributed')(f), 1)],
    [
      'over warning',
      (f) =>
        signals
          .filter((s) => of(s.name)(f) >= s.warning)
          .map((s) => s.name.replace(/^signals\./, ''))
          .join(', ') || '–',
    ],
  ];
  const rows = Array.from(result.frameWeeks, (week, frame) => [
    String(week + 1),
    ...shown.map(([, cell]) => cell(frame)),
  ]);
  return columns([['week', ...shown.map(([head]) => head)], ...rows]);
}

/** The tree of causes, folded at the width of the terminal; what goes on stands further in than what begins. */
function causeLines(causes: readonly Cause[], depth: number): string[] {
  const indent = '  '.repeat(depth);
  const width = Math.min(WIDTH, process.stdout.columns || WIDTH) - indent.length - 4;
  return causes.flatMap(({ what, size, unit, because }) => {
    const text = spaced(`${capital(what)} (${sizeWords(size, unit)})`);
    return [`${indent}- ${folded(text, width, `${indent}  `).trimStart()}`, ...causeLines(because, depth + 1)];
  });
}

/** A terminal font may lack the spaces that group numbers. */
const spaced = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ');

function signalTable(result: RunResult, signals: readonly SignalInfo[], names: readonly string[]): string {
  const state = (value: number, { warning, critical }: SignalInfo) =>
    value >= critical ? 'critical' : value >= warning ? 'warning' : '';
  const rows = signals.map((signal) => {
    const at = names.indexOf(signal.name);
    const [mean, peak, last] = [result.means[at], result.peaks[at], result.lasts[at]] as [number, number, number];
    return [
      signal.name.replace(/^signals\./, ''),
      number(mean, 2),
      number(peak, 2),
      number(last, 2),
      state(last, signal),
    ];
  });
  return columns([['signal', 'mean', 'peak', 'last', ''], ...rows], '  ');
}

function story(name: string, result: RunResult, changed: readonly Row[], quiet: boolean): string {
  const { observables, signals } = engineFacts();
  const names = observables.map((o) => o.name);
  const parts: string[] = [];
  if (!quiet) {
    parts.push(progressTable(result));
    const rows = changed.map(({ week, path, says }) => [`week ${week + 1}`, path, says]);
    parts.push(rows.length > 0 ? `Law changes\n${columns(rows, '  ')}` : 'No law was changed.');
  }
  const spells = result.spells.map(
    (s) => `  ${s.state} from week ${s.fromWeek + 1}${s.toWeek < 0 ? ' to the last' : ` to week ${s.toWeek}`}`,
  );
  parts.push(
    [
      `${name} under ${result.scenario}, seed ${result.seed}: ${result.end}${result.end === 'endured' ? ` all ${result.week} weeks` : ` in week ${result.week}`}`,
      ...causeLines(result.causes, 1),
      ...spells,
    ].join('\n'),
  );
  parts.push(`Signals\n${signalTable(result, signals, names)}`);
  parts.push(`State hash ${result.hash} (engine ${result.engine})`);
  return parts.join('\n\n');
}

function json(result: RunResult, changes: readonly LawChange[]): unknown {
  const { observables, signals, members } = engineFacts();
  const at = new Map(observables.map(({ name }, i) => [name, i]));
  const value = (name: string) => result.lasts[at.get(name) ?? -1] ?? null;
  const { engine, seed, scenario, end, week, hash, causes, spells, memberWeeks } = result;
  const summary = observables.map(({ name }, i) => [
    name,
    { mean: result.means[i], peak: result.peaks[i], last: result.lasts[i] },
  ]);
  return {
    ...{ engine, seed, scenario, end, week, hash, members: value(members) },
    signals: Object.fromEntries(signals.map(({ name }) => [name.replace(/^signals\./, ''), value(name)])),
    ...{ causes, spells, lawChanges: changes, memberWeeks },
    observables: Object.fromEntries(summary),
  };
}

function run(file: string, options: Options): void {
  const { plan } = loadConstitution(file, options.set, options.members);
  const { weeks, seed } = options;
  const scenario = loadScenario(options.scenario);
  checkReforms(plan, [scenario]);
  if (!options.quiet) {
    warnOfLateShocks([scenario], weeks);
    warnOfNothing(plan, scenario);
  }
  const request: RunRequest = { plan, scenario, seed, weeks, recordEveryWeeks: SHOWN_EVERY_WEEKS, recordEvents: false };
  const law = new LawWatch();
  const progress = showProgress(weeks, 0, 'weeks', options.quiet === true);
  const result = runSociety(SPECS, request, (world) => {
    law.look(world);
    progress.at(world.week);
  });
  progress.clear();
  if (options.json) printJson(json(result, law.changes));
  else print(story(plan.name, result, law.rows, options.quiet === true));
}

export function runCommand(program: Command): void {
  program
    .command('run')
    .description('run one society: how it went, how it ended, and because of what')
    .argument('<file>', 'constitution, or the name of a bundled one')
    .addOption(weeksOption())
    .addOption(membersOption())
    .addOption(new Option('--seed <name>', 'seed').default('politeia/0'))
    .addOption(new Option('--scenario <name>', 'scenario, bundled or a file').default('unshocked'))
    .addOption(setOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .action(run);
}
