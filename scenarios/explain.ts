/** From what a schema found to issues that a writer can act on: in place, in words, with a way out. */
import type * as z from 'zod';
import { didYouMean, nearest, type Path, pathText, shown } from './issues.ts';
import type { Mapping, Reading, Said } from './read.ts';

type Finding = z.core.$ZodIssue;

/** Reports every finding of a schema on `reading.value`. `elsewhere` names all paths of the format, for hints. */
export function explain(
  reading: Reading,
  schema: z.ZodType,
  names: ReadonlyMap<string, readonly string[]>,
  elsewhere: readonly string[],
): void {
  const result = schema.safeParse(reading.value);
  if (result.success) return;
  const told = new Set<string>();
  for (const finding of result.error.issues.flatMap((issue) => leaves(issue, [], reading.value))) {
    // A value that breaks several rules is one problem.
    const place = `${finding.code === 'unrecognized_keys'} ${pathText(finding.path as Path)}`;
    if (!told.has(place)) tell(reading, finding, names, elsewhere);
    told.add(place);
  }
}

/** A finding inside a union is told from the alternative that was probably meant. */
function leaves(finding: Finding, before: Path, top: unknown): Finding[] {
  const path = [...before, ...(finding.path as Path)];
  if (finding.code !== 'invalid_union' || finding.errors.length === 0)
    return [{ ...finding, path: [...path] } as Finding];
  const meant = finding.errors.filter((branch) => branch.every((inner) => !rulesOut(inner)));
  const value = valueAt(top, path);
  if (typeof value !== 'object' || value === null || meant.length === 0)
    return [{ ...finding, path: [...path] } as Finding];
  return meant[0].flatMap((inner) => leaves(inner, path, top));
}

/** Whether a finding shows that another alternative was meant: another type, or another statement. */
function rulesOut(finding: Finding): boolean {
  const [key] = finding.path;
  if (finding.path.length === 1 && (key === 'must' || key === 'must_not')) return true;
  if (finding.code === 'unrecognized_keys') return finding.keys.some((k) => k === 'must' || k === 'must_not');
  return finding.path.length === 0;
}

function valueAt(top: unknown, path: Path): unknown {
  let value = top;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Mapping)[part];
  }
  return value;
}

function tell(
  reading: Reading,
  finding: Finding,
  names: ReadonlyMap<string, readonly string[]>,
  elsewhere: readonly string[],
): void {
  const path = finding.path as Path;
  const expected = finding.message;
  const allowed = names.get(expected) ?? [];
  if (finding.code === 'unrecognized_keys') {
    for (const key of finding.keys) {
      const inner = [...path, key];
      const suggestion = didYouMean(key, allowed) || hintElsewhere(inner, elsewhere);
      const where = path.length === 0 ? 'here' : `in ${pathText(path)}`;
      reading.report(reading.place(inner, 'key'), inner, {
        message: `no key \`${key}\` ${where}`,
        expected,
        received: key,
        suggestion,
      });
    }
    return;
  }
  const value = valueAt(reading.value, path);
  const name = `\`${pathText(path)}\``;
  if (value === undefined && !present(reading.value, path)) {
    // What seems missing may stand in a part that could not be read.
    if (reading.brokenFrom !== Number.POSITIVE_INFINITY) return;
    const key = path.at(-1);
    const suggestion = typeof key === 'string' ? `add a line \`${key}: ...\`` : '';
    reading.report(reading.place(path, 'key'), path, {
      message: `${name} is missing`,
      expected,
      received: 'nothing',
      suggestion,
    });
    return;
  }
  const said: Said = {
    message: `${name} ${wrong(finding, value)}`,
    expected,
    received: shown(value),
    suggestion: hint(value, allowed, expected),
  };
  reading.report(reading.place(path, 'value'), path, said);
}

function present(top: unknown, path: Path): boolean {
  const around = valueAt(top, path.slice(0, -1));
  return typeof around === 'object' && around !== null && Object.hasOwn(around, path.at(-1) ?? '');
}

function wrong(finding: Finding, value: unknown): string {
  if (value === null || value === undefined) return 'has no value';
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? 'is not a number' : 'is not a finite number';
  if (finding.code === 'too_big') return typeof value === 'number' ? 'is too large' : 'is too long';
  if (finding.code === 'too_small') return typeof value === 'number' ? 'is too small' : 'is too short';
  const expected = finding.message;
  if (expected.startsWith('a whole number')) return 'is not a whole number';
  if (expected.startsWith('a number')) return 'is not a number';
  if (expected.startsWith('true or false')) return 'is neither true nor false';
  if (expected.startsWith('one of')) return 'is not one of the options';
  return 'does not fit here';
}

/** A way out for the slips that people make. */
function hint(value: unknown, allowed: readonly string[], expected: string): string {
  if (value === null) return 'write a value, or delete the line: the default holds then';
  const number = /\bnumber from /.test(expected);
  if (typeof value === 'string') {
    const text = value.trim();
    const share = /^(-?\d+(?:\.\d+)?) ?%$/.exec(text);
    if (number && share) return `write ${Number(share[1]) / 100}`;
    if (number && /^-?\d+(?:\.\d+)?$/.test(text)) return `write ${text} without quotes`;
    if (number && /^-?\d+,\d+$/.test(text)) return `write ${text.replace(',', '.')}`;
    if (number && /^-?\d/.test(text)) return 'write the number alone: its unit is fixed';
    if (/^true\b/.test(expected)) {
      if (/^(?:yes|on|y|true)$/i.test(text)) return 'write true';
      if (/^(?:no|off|n|false)$/i.test(text)) return 'write false';
    }
    return didYouMean(text, allowed);
  }
  if (typeof value === 'object' && !Array.isArray(value)) {
    const aim = (value as Mapping).must ?? (value as Mapping).must_not;
    return typeof aim === 'string' ? didYouMean(aim, allowed) : '';
  }
  if (typeof value === 'number' && number && value > 1 && value <= 100 && / to 1\b/.test(expected)) {
    return `if ${value} percent is meant, write ${value / 100}`;
  }
  return '';
}

/** A key that is unknown here but known somewhere else. */
function hintElsewhere(path: Path, elsewhere: readonly string[]): string {
  const key = String(path.at(-1));
  const full = pathText(path);
  const same = elsewhere.filter((known) => known === key || known.endsWith(`.${key}`));
  if (same.length === 1) return `it belongs at \`${same[0]}\``;
  if (same.length > 1) return nearest(full, same) ? `did you mean \`${nearest(full, same)}\`?` : '';
  return '';
}
