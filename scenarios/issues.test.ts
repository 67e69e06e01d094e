import { describe, expect, test } from 'vitest';
import type { Issue } from '../sim/core/plan.ts';
import { didYouMean, editDistance, formatIssue, inOrder, MOST_ISSUES, pathText, printable } from './issues.ts';

const issue = (line: number, column: number, message: string): Issue => {
  return { file: 'a.yaml', line, column, path: '', message, expected: '', received: '', suggestion: '' };
};

test('the edit distance counts insertions, deletions, substitutions and swaps', () => {
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('treshold', 'threshold')).toBe(1);
  expect(editDistance('quroum', 'quorum')).toBe(1);
  expect(editDistance('same', 'same')).toBe(0);
});

test('a suggestion names the nearest allowed name, and nothing when none is near', () => {
  expect(didYouMean('treshold', ['rounds', 'threshold'])).toBe('did you mean `threshold`?');
  expect(didYouMean('hoursPerWeek', ['hours', 'hours_per_week'])).toBe('did you mean `hours_per_week`?');
  expect(didYouMean('banana', ['threshold', 'quorum'])).toBe('');
  expect(didYouMean('x'.repeat(10_000), ['threshold'])).toBe('');
});

test('paths are written as in JavaScript', () => {
  expect(pathText(['justice', 'duties', 0, 'who'])).toBe('justice.duties[0].who');
  expect(pathText([])).toBe('');
});

describe('formatIssue', () => {
  test('shows the line, a caret under the place, what was expected and what was found', () => {
    const text = 'constitution: 1\nname: A\nmembers: { founders: -1 }\n';
    const shown = formatIssue(
      { ...issue(3, 22, 'too small'), expected: 'a number from 2', received: '-1', suggestion: 'write 2' },
      text,
    );
    expect(shown.split('\n')).toEqual([
      'a.yaml:3:22  too small',
      '  3 | members: { founders: -1 }',
      '    |                      ^',
      '  expected: a number from 2',
      '  found:    -1',
      '  write 2',
    ]);
  });

  test('shows long lines around the place, with the caret still under it', () => {
    const text = `${'x'.repeat(500)}!${'x'.repeat(500)}`;
    const [, line, caret] = formatIssue(issue(1, 501, 'here'), text).split('\n');
    expect(line.length).toBeLessThan(130);
    expect(line[caret.indexOf('^')]).toBe('!');
  });

  test('shows nothing that a terminal would act on', () => {
    const shown = formatIssue({ ...issue(1, 1, 'odd \u001b[31m'), received: '\u202e' }, 'a: \u001b[2J\u0000');
    for (const odd of ['\u001b', '\u0000', '\u202e']) expect(shown).not.toContain(odd);
    expect(printable('a\u2028b')).toBe('a\u00b7b');
  });

  test('an issue without a place shows its file alone', () => {
    expect(formatIssue(issue(0, 0, 'gone'), 'text')).toBe('a.yaml  gone');
  });
});

test('issues come in reading order, each once, and not endlessly many', () => {
  const many = Array.from({ length: 300 }, (_, i) => issue(300 - i, 1, 'wrong'));
  const listed = inOrder([...many, ...many]);
  expect(listed).toHaveLength(MOST_ISSUES + 1);
  expect(listed.map((i) => i.line)).toEqual(Array.from({ length: MOST_ISSUES + 1 }, (_, i) => i + 1));
  expect(listed.at(-1)?.message).toContain('200 more');
});
