/** `politeia export DIR`: any table of a finished batch as CSV. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { CsvForm } from '../../results/csv.ts';
import type { TableChoice } from '../../results/directory.node.ts';
import { exportCsv, readManifest } from '../../results/store.node.ts';
import { UsageError } from '../exit.ts';
import { print } from '../output.ts';

const TABLES: readonly TableChoice[] = ['runs', 'weeks', 'events'];
const FORMS: readonly CsvForm[] = ['table', 'tidy', 'behaviorspace'];

/** Writes the tables into `directory`; returns the paths. */
export async function exportTables(
  batch: string,
  tables: readonly TableChoice[],
  form: CsvForm,
  directory: string,
): Promise<string[]> {
  try {
    readManifest(batch);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  mkdirSync(directory, { recursive: true });
  const paths: string[] = [];
  for (const table of tables) {
    const path = join(directory, `${table}.csv`);
    const refused = await exportCsv(batch, table, form, path);
    if (refused) throw new UsageError(refused);
    paths.push(path);
  }
  return paths;
}

interface Options {
  readonly table: readonly TableChoice[];
  readonly form: CsvForm;
  readonly out?: string;
}

export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('write tables of a finished batch as CSV')
    .argument('<directory>', 'directory of a finished batch')
    .addOption(new Option('--table <names...>', 'which tables').choices(TABLES).default(TABLES, 'all'))
    .addOption(
      new Option('--form <form>', 'one row a run or week, one row a measurement, or the table form of BehaviorSpace')
        .choices(FORMS)
        .default('table'),
    )
    .addOption(new Option('--out <directory>', 'where to write (default: csv/ inside the batch)'))
    .action(async (directory: string, options: Options) => {
      const tables =
        options.form === 'behaviorspace' ? options.table.filter((name) => name !== 'events') : options.table;
      for (const path of await exportTables(directory, tables, options.form, options.out ?? join(directory, 'csv')))
        print(path);
    });
}
