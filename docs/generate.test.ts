/** The committed documents say what the code says; and how headers become text. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BENCH, benchPage } from './bench.ts';
import { EVIDENCE, evidencePage, FIGURES, figures } from './evidence.ts';
import { filled, MODEL, REFERENCE, reference, sections } from './generate.ts';
import { escaped, headerOf, markdownOf, sentencesWith } from './headers.ts';
import { table } from './tables.ts';

describe('the documents are up to date (npm run docs)', () => {
  test('model', () => {
    const document = readFileSync(MODEL, 'utf8');
    const contents = sections();
    expect(() => filled(document, contents)).not.toThrow();
    const behind = [...contents].filter(([, content]) => !document.includes(`-->\n\n${content}\n\n<!--`));
    expect(behind.map(([name]) => name)).toEqual([]);
  });

  test('reference', () => {
    const now = reference().split('\n\n');
    const committed = new Set(readFileSync(REFERENCE, 'utf8').split('\n\n'));
    expect(now.filter((part) => !committed.has(part))).toEqual([]);
    expect(now.length).toBe(readFileSync(REFERENCE, 'utf8').split('\n\n').length);
  });

  test('speed', () => {
    expect(readFileSync(BENCH, 'utf8')).toBe(benchPage());
  });

  test('evidence, and its figures', () => {
    expect(readFileSync(EVIDENCE, 'utf8')).toBe(evidencePage());
    const drawn = figures();
    for (const [path, text] of drawn) expect(readFileSync(path, 'utf8'), path).toBe(text);
    expect(
      readdirSync(FIGURES)
        .map((name) => `${FIGURES}/${name}`)
        .sort(),
    ).toEqual([...drawn.keys()].sort());
  });

  test('every mechanism has a header with an account of itself', () => {
    const submodels = sections().get('submodels') ?? '';
    const accounts = submodels.split('\n#### ').slice(1);
    expect(accounts.length).toBeGreaterThan(40);
    for (const account of accounts) expect(account.split('\n\n').length, account.slice(0, 60)).toBeGreaterThan(1);
  });
});

describe('headers', () => {
  const source = [
    '/**',
    ' * A rule, told in two',
    ' * lines. It is an assumption.',
    ' *',
    ' *   x = a * b',
    ' *     where a_i <- 1, half-life 3 weeks',
    ' *',
    ' * Source: Nobody (1999).',
    ' */',
    '/** Another comment. */',
  ].join('\n');

  test('prose becomes paragraphs, indented lines a formula', () => {
    const expected =
      'A rule, told in two lines. It is an assumption.\n\n```text\nx = a * b\n  where a_i <- 1, half-life 3 weeks\n```';
    expect(markdownOf(headerOf(source))).toBe(`${expected}\n\nSource: Nobody (1999).`);
  });

  test('sentences and lines of formulas are found', () => {
    expect(sentencesWith(headerOf(source), /assumption/)).toEqual(['It is an assumption.']);
    expect(sentencesWith(headerOf(source), /half-life/)).toEqual(['where a_i <- 1, half-life 3 weeks']);
  });

  test('a file without a header has none', () => {
    expect(headerOf('export const x = 1; /** Later. */')).toEqual([]);
  });

  test('nothing is taken for markup but what stands in backticks', () => {
    expect(escaped('a_b * |c| <d> `e_f|g`')).toBe('a\\_b \\* \\|c\\| \\<d\\> `e_f|g`');
  });
});

describe('sections', () => {
  test('are put between their marks, and again without a trace', () => {
    const document = 'before\n<!-- generated: one -->\nold\n<!-- end: one -->\nafter\n';
    const once = filled(document, new Map([['one', table(['a'], [['1']])]]));
    expect(once).toBe('before\n<!-- generated: one -->\n\n| a |\n| --- |\n| 1 |\n\n<!-- end: one -->\nafter\n');
    expect(filled(once, new Map([['one', table(['a'], [['1']])]]))).toBe(once);
  });

  test('a mark without a section, and a section without marks, are refused', () => {
    const document = '<!-- generated: one --><!-- end: one -->';
    expect(() => filled(document, new Map())).toThrow('nothing generates the section one');
    expect(() => filled('', new Map([['two', '']]))).toThrow('no place for two');
  });
});
