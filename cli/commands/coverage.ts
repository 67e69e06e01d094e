/**
 * `politeia coverage [ID…]`: every system that the specification names, what stands for it, and what switching it
 * changes. Figures are those on file when they were measured with this engine and under these declarations; `--measure`
 * measures anew.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { didYouMean } from '../../scenarios/issues.ts';
import { ENGINE } from '../../sim/core/engine.ts';
import { LOOKS } from '../../workers/studies/coverage/judge.ts';
import { measure } from '../../workers/studies/coverage/measure.ts';
import { REGISTER } from '../../workers/studies/coverage/register.ts';
import {
  type CoverageRecord,
  type CoverageRow,
  controlRow,
  coverageRows,
  entryOf,
  type RecordEntry,
  stateOf,
  totalsOf,
} from '../../workers/studies/coverage/rows.ts';
import { CONTROL, DECLARED, SYSTEMS } from '../../workers/studies/coverage/systems.ts';
import { settingWords } from '../../workers/studies/coverage/words.ts';
import { executorOnThreads } from '../../workers/threads.node.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { jsonOption, quietOption, whole } from '../options.ts';
import { columns, print, printJson } from '../output.ts';
import { type Progress, showProgress } from '../progress.ts';

const THREAD = new URL('./thread.js', import.meta.url);
const ON_FILE = new URL('../docs/claims/coverage.json', import.meta.url);

interface Options {
  readonly measure?: true;
  readonly workers: number;
  readonly json?: true;
  readonly quiet?: true;
}

/** What is on file for this engine; empty when there is nothing. */
function recordOnFile(): CoverageRecord {
  try {
    const file = JSON.parse(readFileSync(ON_FILE, 'utf8')) as {
      engine?: unknown;
      measured?: { rows?: CoverageRecord };
    };
    return file.engine === ENGINE ? (file.measured?.rows ?? {}) : {};
  } catch {
    return {};
  }
}

/** @throws UsageError naming every id that is in no register */
function checkIds(ids: readonly string[]): void {
  const known = [...REGISTER.map(({ id }) => id), CONTROL];
  const problems = ids
    .filter((id) => !known.includes(id))
    .map((id) => [`no system is called ${id}`, didYouMean(id, known)].filter((words) => words !== '').join('; '));
  if (problems.length > 0) throw new UsageError([...problems, '`politeia coverage` lists them all'].join('\n'));
}

/** Measures systems, all of them when none is named; the control always, since it is what the rest is held against. */
async function measureAnew(ids: readonly string[], { workers, quiet }: Options): Promise<CoverageRecord> {
  const effects = DECLARED.map(({ effect }) => effect).filter(
    ({ system }) => ids.length === 0 || system === CONTROL || ids.includes(system),
  );
  const executor = executorOnThreads(THREAD, workers);
  const record: Record<string, RecordEntry> = {};
  let progress: Progress | undefined;
  let done = 0;
  try {
    for await (const step of measure(executor, effects, LOOKS)) {
      if (step.kind === 'look') {
        progress?.clear();
        progress = showProgress(step.runs, 0, `runs for ${step.open} systems still open`, quiet === true);
        done = 0;
      } else if (step.kind === 'run') progress?.at(++done);
      else record[step.measured.effectOf.system] = entryOf(step.measured, LOOKS);
    }
  } finally {
    progress?.clear();
    await executor.close();
  }
  return record;
}

const figure = (value: number | null): string => (value === null ? '–' : String(Number(value.toPrecision(3))));

/** The state of a row, with its reason where figures do not show it. */
function stateWords(row: CoverageRow): string {
  const state = stateOf(row);
  if (state === 'not live' && row.effect === 0 && row.low === 0 && row.high === 0) {
    return `not live: no difference in ${row.seeds} pairs`;
  }
  if (state === 'undecided' && row.low === null) return 'undecided: too few pairs differ';
  return state;
}

function measuredWords({ effect, low, high, seeds }: CoverageRow): string {
  if (seeds === 0) return '–';
  return low === null ? figure(effect) : `${figure(effect)} [${figure(low)}, ${figure(high)}]`;
}

function line(row: CoverageRow): string[] {
  const { declared, remark = '' } = SYSTEMS.find(({ id }) => id === row.id) ?? {};
  const note = remark === '' ? '' : `(${remark})`;
  const scenario = declared ? settingWords(declared.effect.setting) : '';
  if (row.planned) return [row.id, 'planned', note];
  const cells = [row.mechanism, row.switch, row.observable, row.expected].map((cell) => cell ?? '');
  return [
    row.id,
    stateWords(row),
    measuredWords(row),
    row.seeds > 0 ? `${row.seeds} seeds` : '',
    ...cells,
    scenario,
    note,
  ];
}

/** The rows and their totals in words. */
export function report(rows: readonly CoverageRow[], control: CoverageRow): string {
  const lines = (chosen: readonly CoverageRow[]): string => columns(chosen.map(line));
  const built = rows.filter(({ planned }) => !planned);
  const planned = rows.filter((row) => row.planned);
  const { live, notLive, undecided, unmeasured } = totalsOf(rows);
  const counts = [`${live} live`, `${notLive} not live`, `${undecided} undecided`];
  if (unmeasured > 0) counts.push(`${unmeasured} not measured`);
  const totals = [
    `${built.length} built: ${counts.join(', ')}`,
    `${planned.length} planned`,
    `negative control ${stateWords(control)}`,
  ];
  return [
    ...(built.length > 0 ? [`Built\n${lines(built)}`] : []),
    ...(planned.length > 0 ? [`Planned\n${lines(planned)}`] : []),
    `Negative control\n${lines([control])}`,
    totals.join(' · '),
  ].join('\n\n');
}

/** Finding: a built system is refuted, or the control is live. Undecided: a row is, or there is no figure for it. */
export function exitOf(rows: readonly CoverageRow[], control: CoverageRow): ExitCode {
  if (totalsOf(rows).notLive > 0 || control.live) return EXIT.finding;
  const { undecided, unmeasured } = totalsOf([...rows, control]);
  return undecided + unmeasured > 0 ? EXIT.undecided : EXIT.good;
}

/** What a person should know of rows that settle nothing; empty for nothing. */
function notes(rows: readonly CoverageRow[]): string[] {
  const { undecided, unmeasured } = totalsOf(rows);
  return [
    ...(unmeasured > 0
      ? [`there are no figures on file for some systems with engine ${ENGINE}; --measure takes them`]
      : []),
    ...(undecided > 0 ? [`${undecided} undecided after ${LOOKS.most} pairs: neither shown nor refuted`] : []),
  ];
}

async function coverage(ids: readonly string[], options: Options): Promise<void> {
  checkIds(ids);
  const record = options.measure ? await measureAnew(ids, options) : recordOnFile();
  const control = controlRow(record, LOOKS);
  const all = [...coverageRows(record, LOOKS), ...(ids.includes(CONTROL) ? [control] : [])];
  const rows = ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
  const systems = rows.filter(({ id }) => id !== CONTROL);
  if (options.json) printJson(rows);
  else print(report(systems, control));
  if (!options.quiet) for (const note of notes([...systems, control])) process.stderr.write(`note: ${note}\n`);
  process.exitCode = exitOf(systems, control);
}

export function coverageCommand(program: Command): void {
  program
    .command('coverage')
    .description('every system of the specification, with its mechanism and what switching it changes')
    .argument('[id...]', 'systems to show or measure; all when none is named')
    .addOption(new Option('--measure', 'measure anew instead of showing what is on file'))
    .addOption(
      new Option('--workers <n>', 'threads').argParser(whole(1, 1024)).default(availableParallelism(), 'all cores'),
    )
    .addOption(jsonOption())
    .addOption(quietOption())
    .action(coverage);
}
