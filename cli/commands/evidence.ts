/** `politeia evidence [ID…]`: what was published against what the mechanisms of the product give, row by row. */
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
      let rows: readonly EvidenceRow[];
      if (options.measure) rows = await measured(specs, options.quiet === true);
      else {
        const file = onFile();
        if ('missing' in file) throw new UsageError(`${file.missing}; --measure measures it`);
        const { rows: all } = file;
        rows = specs.flatMap(({ id }) => all.filter((row) => row.id === id));
        const absent = specs.filter(({ id }) => !rows.some((row) => row.id === id));
        if (absent.length > 0)
          throw new UsageError(`not on file: ${absent.map(({ id }) => id).join(', ')}; --measure measures it`);
      }
      const failing = rows.filter(({ pass }) => !pass);
      if (options.json) printJson(rows);
      else {
        if (!options.quiet) {
          for (const row of rows) print(`${text(row, specs.find(({ id }) => id === row.id) as RowSpec)}\n\n`);
        }
        const passing = `${rows.length - failing.length} of ${rows.length} rows pass`;
        print(failing.length === 0 ? passing : `${passing}; short: ${failing.map(({ id }) => id).join(', ')}`);
      }
      if (failing.length > 0) process.exitCode = EXIT.finding;
    });
}
