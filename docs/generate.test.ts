/** The committed documents say what the code says; and how headers become text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clauseExample, readConstitution } from '../scenarios/index.ts';
import { SPECS } from '../sim/registry.ts';
import { filled, generated, stale } from './generate.ts';
import { escaped, headerOf, markdownOf, sentencesWith } from './headers.ts';
import { sources } from './sources.ts';
import { table } from './tables.ts';

describe('the documents are up to date (npm run docs)', () => {
  const files = generated();

  test('every generated file says what the code says', () => {
    const behind = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
    expect(behind.map(([path]) => path)).toEqual([]);
  });

  test('and none is left of what is no more', () => expect(stale(files)).toEqual([]));

  test('every link between the documents leads somewhere', () => {
    const guides = readdirSync('docs/guides').map((name) => `docs/guides/${name}`);
    const written = ['README.md', ...guides].map((path) => [path, readFileSync(path, 'utf8')] as const);
    const dead = [...files, ...written].flatMap(([path, text]) =>
      [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
        .map(([, target]) => join(dirname(path), target))
        .filter((target) => !files.has(target) && !existsSync(target))
        .map((target) => `${path} → ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test('every mechanism and signal gives an account of itself in its header', () => {
    const { mechanisms, signals } = sources();
    expect(mechanisms.length).toBeGreaterThan(40);
    const silent = [...mechanisms, ...signals].filter(({ header }) => header.length === 0);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('every clause shows how a file writes it, and that text is accepted', () => {
    for (const { spec } of sources().mechanisms) {
      const example = clauseExample(spec.id, SPECS);
      if (spec.switch === 'shock' || example === '') continue;
      const text = `constitution: 1\nname: Example\ncommunity: eco\n${example}\n`;
      expect(readConstitution(text, 'example.yaml', SPECS).issues, spec.id).toEqual([]);
    }
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
