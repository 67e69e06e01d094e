/**
 * Problems with something a user wrote, as data: where it stands, what was expected, what was found and
 * what may have been meant. Everything here is deterministic and independent of the locale.
 */
import type { Issue } from '../sim/core/plan.ts';

/** Most issues reported for one text; a last one says how many were left out. */
export const MOST_ISSUES = 100;

export type Path = readonly (string | number)[];

/** `['justice', 'duties', 0, 'who']` is written `justice.duties[0].who`. */
export function pathText(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

/**
 * Edit distance of Damerau and Levenshtein in its restricted form: insertions, deletions, substitutions
 * and swaps of neighbours each cost 1.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

/** How names are compared: `hoursPerWeek`, `hours-per-week` and `Hours Per Week` all mean `hours_per_week`. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9.]/g, '');
}

/** The allowed name that was probably meant: the nearest within a third of its length; '' when none is near. */
export function nearest(written: string, allowed: readonly string[]): string {
  if (written.length > 80) return '';
  const wanted = plain(written);
  let best = '';
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of allowed) {
    const candidate = plain(name);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    const distance = editDistance(wanted, candidate);
    if (distance <= limit && distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

export function didYouMean(written: string, allowed: readonly string[]): string {
  const name = nearest(written, allowed);
  return name === '' ? '' : `did you mean \`${name}\`?`;
}

/** "one of a, b, c". */
export function oneOf(names: readonly string[]): string {
  if (names.length === 0) return 'no key at all';
  return names.length === 1 ? names[0] : `one of ${names.join(', ')}`;
}

/** A value as it is shown in a message: short, on one line, with nothing that a terminal would act on. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : printable(short(JSON.stringify(value)));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  return String(value);
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

/** Replaces control characters, direction marks and lone surrogates, one for one. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\u00b7');
}

/** Issues in reading order, each once, at most `MOST_ISSUES` of them. */
export function inOrder(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  const kept = issues.filter((issue) => {
    const key = `${issue.line}:${issue.column}:${issue.path}:${issue.message}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
  kept.sort(
    (a, b) =>
      a.line - b.line ||
      a.column - b.column ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      (a.message < b.message ? -1 : a.message > b.message ? 1 : 0),
  );
  if (kept.length <= MOST_ISSUES) return kept;
  const last = kept[MOST_ISSUES];
  return [
    ...kept.slice(0, MOST_ISSUES),
    {
      ...last,
      path: '',
      message: `and ${kept.length - MOST_ISSUES} more problems from here on`,
      expected: '',
      received: '',
      suggestion: '',
    },
  ];
}

const WIDTH = 100;

/**
 * An issue for a terminal: `file:line:column  message`, the line with a caret under the place, then what
 * was expected, what was found and what may have been meant. Long lines are shown around the place.
 */
export function formatIssue(issue: Issue, text: string): string {
  const place = issue.line > 0 ? `${issue.file}:${issue.line}:${issue.column}` : issue.file;
  const out = [`${place}  ${printable(issue.message)}`];
  const line = issue.line > 0 ? text.split(/\r\n|\n/, issue.line)[issue.line - 1] : undefined;
  if (line !== undefined) {
    const at = Math.min(Math.max(issue.column - 1, 0), line.length);
    const from = at > WIDTH - 20 ? at - Math.floor(WIDTH / 2) : 0;
    const cut = printable(line.slice(from, from + WIDTH));
    const head = from > 0 ? '...' : '';
    const number = String(issue.line);
    out.push(`  ${number} | ${head}${cut}`.trimEnd());
    out.push(`  ${' '.repeat(number.length)} | ${' '.repeat(head.length + at - from)}^`);
  }
  if (issue.expected !== '') out.push(`  expected: ${printable(issue.expected)}`);
  if (issue.received !== '') out.push(`  found:    ${printable(issue.received)}`);
  if (issue.suggestion !== '') out.push(`  ${printable(issue.suggestion)}`);
  return out.join('\n');
}
