/**
 * Tables as CSV (RFC 4180), in three forms:
 *   table          one column a variable, as stored
 *   tidy           one row a measurement: keys, variable, value (Wickham, Journal of Statistical Software 59, 2014)
 *   behaviorspace  NetLogo's table form: six lines of heading, then `[run number]`, factors, `[step]`, metrics, all quoted
 *
 * Text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV Injection); numbers never do.
 * FLOAT values are written with the fewest digits that give back the same FLOAT.
 */
import Papa from 'papaparse';

export type Cell = string | number | bigint | null;
export type CsvForm = 'table' | 'tidy' | 'behaviorspace';

export interface CsvTable {
  /** Columns that identify a row; the last of them is the step in the BehaviorSpace form. */
  readonly keys: readonly string[];
  readonly variables: readonly { readonly name: string; readonly float: boolean }[];
}

/** Also the full-width signs, and signs behind white space, which some spreadsheets strip first. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

export function csvHeading(table: CsvTable, form: CsvForm, title: readonly string[] = []): string {
  const names = table.variables.map((v) => v.name);
  if (form === 'table') return lines([[...table.keys, ...names]], false);
  if (form === 'tidy') return lines([[...table.keys, 'variable', 'value']], false);
  const [name = '', engine = '', key = ''] = title;
  const columns = ['[run number]', ...table.keys.slice(1, -1), '[step]', ...names];
  return lines(
    [
      [`BehaviorSpace results (Politeia, engine ${engine})`, 'Table version 2.0'],
      [name],
      ['experiment'],
      [`batch ${key}`],
      ['min-pxcor', 'max-pxcor', 'min-pycor', 'max-pycor'],
      ['0', '0', '0', '0'],
      columns,
    ],
    true,
  );
}

/** Rows hold the keys, then the variables. */
export function csvRows(table: CsvTable, form: CsvForm, rows: readonly (readonly Cell[])[]): string {
  const width = table.keys.length;
  const shown = rows.map((row) =>
    row.map((cell, i) => (i >= width && table.variables[i - width].float ? shortFloat(cell) : number(cell))),
  );
  if (form !== 'tidy') return lines(shown, form === 'behaviorspace');
  return lines(
    shown.flatMap((row) => table.variables.map((v, i) => [...row.slice(0, width), v.name, row[width + i]])),
    false,
  );
}

function lines(rows: readonly (readonly Cell[])[], quotes: boolean): string {
  if (rows.length === 0) return '';
  return `${Papa.unparse(rows as Cell[][], { escapeFormulae: FORMULA, quotes, newline: '\n' })}\n`;
}

/** What is not a number has an empty cell, which every reader takes as missing. */
function number(cell: Cell): Cell {
  return typeof cell === 'number' && Number.isNaN(cell) ? null : cell;
}

function shortFloat(cell: Cell): Cell {
  if (typeof cell !== 'number' || !Number.isFinite(cell)) return number(cell);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(cell.toPrecision(digits));
    if (Math.fround(short) === Math.fround(cell)) return short;
  }
  return Number(cell.toPrecision(9));
}
