/** Tables of the bench, as text in columns. */
import type { ContestResult } from './rules/contest.ts';
import { CONTESTANTS } from './rules/rule.ts';
import type { SizeResult } from './sizes.ts';

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join('  ');
  return rows.map(line).join('\n');
}

export function sizesText(sizes: readonly SizeResult[]): string {
  const head = [
    'members',
    'present',
    'ns per member-week',
    'from',
    'to',
    'member-weeks per second',
    'bytes per member',
  ];
  return columns([
    head,
    ...sizes.map((s) => [
      ...[s.members, s.presentAtTheEnd, s.nanosecondsPerMemberWeek, s.least, s.most].map(String),
      ...[s.memberWeeksPerSecond, s.bytesPerMember].map(String),
    ]),
  ]);
}

/** Speeds in millions of member-updates a second, then the laboratory in multiples of the others. */
export function rulesText(rules: readonly ContestResult[]): string {
  const head = [
    'million updates per second',
    ...CONTESTANTS,
    'to hand',
    'from',
    'to',
    'times flocc',
    'times agentscript',
  ];
  return columns([
    head,
    ...rules.map(({ id, updatesPerSecond: speed, toHand, toHandLeast, toHandMost }) => [
      id,
      ...CONTESTANTS.map((name) => (speed[name] / 1e6).toFixed(2)),
      ...[toHand, toHandLeast, toHandMost].map((x) => x.toFixed(2)),
      ...(['flocc', 'agentscript'] as const).map((name) => (speed.laboratory / speed[name]).toFixed(1)),
    ]),
  ]);
}
