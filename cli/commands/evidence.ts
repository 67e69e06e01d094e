/**
 * `politeia evidence [ID…]`: what was published against what the mechanisms of the product give, row by row. Ends with 1 when
 * a row falls short, and otherwise with 4 when figures of this engine are not on file.
 */
import { Argument, type Command } from 'commander';
import { didYouMean } from '../../scenarios/issues.ts';
import { evidence, ROWS } from '../../workers/studies/evidence/index.ts';
import { onFile } from '../../workers/studies/evidence/on-file.ts';
import { type EvidenceRow, type RowSpec, targetWords } from '../../workers/studies/evidence/types.ts';
import { EXIT, UsageError } from '../exit.ts';
import { jsonOption, quietOption } from '../options.ts';
import { columns, folded, print, printJson } from '../output.ts';
import { showProgress } from '../progress.ts';

/** Steps of the progress line per row. */
const PARTS = 100;

/** The rows that were asked for; all when none was. @throws UsageError for ids that are none */
function chosen(ids: readonly string[]): readonly RowSpec[] {
  const known = ROWS.map(({ id }) => id);
  const wrong = ids.filter((id) => !known.includes(id));
  if (wrong.length > 0) {
    const problems = wrong.map((id) => {
      const suggestion = didYouMean(id, known);
      return `no row of evidence is called ${id}${suggestion === '' ? '' : ` (${suggestion})`}`;
    });
    throw new UsageError([...problems, `rows: ${known.join(', ')}`].join('\n'));
  }
  return ids.length === 0 ? ROWS : ROWS.filter(({ id }) => ids.includes(id));
}

async function measured(rows: readonly RowSpec[], quiet: boolean): Promise<EvidenceRow[]> {
  const found: EvidenceRow[] = [];
  const progress = showProgress(rows.length * PARTS, 0, 'parts', quiet);
  for await (const { done, row } of evidence(rows, 'full')) {
    if (row) found.push(row);
    progress.at(Math.floor(PARTS * (found.length + (row ? 0 : done))));
  }
  progress.clear();
  return found;
}

/** What is on file of the rows, and in words what is not; rows of another engine do not count. */
function found(specs: readonly RowSpec[]): { readonly rows: readonly EvidenceRow[]; readonly missing: string } {
  const file = onFile();
  if ('missing' in file) return { rows: [], missing: file.missing };
  const rows = specs.flatMap(({ id }) => file.rows.filter((row) => row.id === id));
  const absent = specs.filter(({ id }) => !rows.some((row) => row.id === id)).map(({ id }) => id);
  return { rows, missing: absent.length === 0 ? '' : `not on file: ${absent.join(', ')}` };
}

/** Four figures are as many as a reader compares. */
function words(x: number): string {
  return Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(4)));
}

function text(row: EvidenceRow, spec: RowSpec): string {
  const head = `${row.id} · ${spec.title} (${row.kind}): ${row.pass ? 'passes' : 'FALLS SHORT'}`;
  const cells = row.points.map((point) => {
    const { name, published, simulated, low, high, pass } = point;
    const range = low === high ? '' : `${words(low)} to ${words(high)}`;
    return [
      name,
      targetWords(point, words),
      words(simulated),
      range,
      published === 'none' ? 'reported' : pass ? 'pass' : 'FAIL',
    ];
  });
  return [
    head,
    folded(`Source: ${row.source}`, 110, '  '),
    columns([['', 'target', 'simulated', '99 %', ''], ...cells], '  '),
    ...(spec.lacks === '' ? [] : [folded(spec.lacks, 110, '  ')]),
  ].join('\n');
}

export function evidenceCommand(program: Command): void {
  program
    .command('evidence')
    .description('published results against what the mechanisms give in the laboratory')
    .addArgument(new Argument('[ids...]', 'rows; all when none is named'))
    .option('--measure', 'measure anew instead of reading what is on file; takes minutes')
    .addOption(jsonOption())
    .addOption(quietOption())
    .action(async (ids: string[], options: { measure?: true; json?: true; quiet?: true }) => {
      const specs = chosen(ids);
      const { rows, missing } = options.measure
        ? { rows: await measured(specs, options.quiet === true), missing: '' }
        : found(specs);
      const failing = rows.filter(({ pass }) => !pass);
      if (options.json) printJson(rows);
      else {
        if (!options.quiet) {
          for (const row of rows) print(`${text(row, specs.find(({ id }) => id === row.id) as RowSpec)}\n\n`);
        }
        const passing = `${rows.length - failing.length} of ${specs.length} rows pass`;
        const short = failing.length === 0 ? '' : `; short: ${failing.map(({ id }) => id).join(', ')}`;
        if (rows.length > 0) print(`${passing}${short}`);
      }
      if (missing !== '') process.stderr.write(`undecided: ${missing}; --measure measures it\n`);
      if (failing.length > 0) process.exitCode = EXIT.finding;
      else if (missing !== '') process.exitCode = EXIT.undecided;
    });
}
