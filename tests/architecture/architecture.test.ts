/** The arrows between the rooms hold; and a breach, planted, is seen. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOMS } from './rules.ts';
import { breaches } from './scan.ts';

function sources(): Map<string, string> {
  const tree = new Map<string, string>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (path === 'results/runs') continue;
      if (entry.isDirectory()) walk(path);
      else if (/\.tsx?$/.test(entry.name)) tree.set(path, readFileSync(path, 'utf8'));
    }
  };
  for (const room of new Set(ROOMS.map((name) => name.split('/')[0] as string))) walk(room);
  return tree;
}

test('no wrong arrow, no circle, nothing banned in the engine', () => {
  const tree = sources();
  expect(tree.size).toBeGreaterThan(20);
  expect(breaches(tree)).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = [...sources()].filter(([, text]) => text.split('\n').length > 301).map(([path]) => path);
  expect(long).toEqual([]);
});

/** The breaches of a sound little tree with one file added or replaced. */
function planted(files: Record<string, string>): string[] {
  const sound = {
    'sim/core/math.ts': 'export const half = (x: number) => x / 2;',
    'sim/run.ts': `import { half } from './core/math.ts'; export const run = () => half(Math.sqrt(4)); export type Answer = number;`,
    'results/table.ts': `import type { Answer } from '../sim/run.ts'; export const table: Answer[] = [];`,
    'scenarios/read.ts': `import { run } from '../sim/run.ts'; export const read = run;`,
  };
  return breaches(new Map(Object.entries({ ...sound, ...files })));
}

describe('a planted breach is seen', () => {
  test('the sound tree has none', () => expect(planted({})).toEqual([]));

  test.each([
    [
      'an arrow backwards',
      { 'sim/bad.ts': `import { read } from '../scenarios/read.ts'; read();` },
      'sim may not import scenarios',
    ],
    ['re-exported backwards', { 'sim/bad.ts': `export * from '../results/table.ts';` }, 'sim may not import results'],
    [
      'loaded backwards',
      { 'agents/bad.ts': `export const later = () => import('../sim/run.ts');` },
      'agents may not import sim',
    ],
    [
      'a type from a forbidden room',
      { 'sim/core/bad.ts': `import type { Answer } from '../run.ts'; export type A = Answer;` },
      'sim/core may not import sim',
    ],
    [
      'a value where only types may be',
      { 'results/bad.ts': `import { run } from '../sim/run.ts'; run();` },
      'only types of sim',
    ],
    [
      'a package of another room',
      { 'sim/bad.ts': `import * as d3 from 'd3'; d3.max([]);` },
      'may not use the package d3',
    ],
    [
      'the file system',
      { 'sim/bad.ts': `import { readFileSync } from 'node:fs'; readFileSync('x');` },
      'node:fs belongs in',
    ],
    [
      'a fixture outside tests',
      {
        'sim/few.fixture.ts': 'export const few = 3;',
        'sim/bad.ts': `import { few } from './few.fixture.ts'; export const bad = few;`,
      },
      'sim/few.fixture.ts is for tests',
    ],
    ['a missing file', { 'sim/bad.ts': `import { gone } from './gone.ts'; gone();` }, 'sim/gone.ts is not there'],
  ])('%s', (_name, files, words) => {
    expect(planted(files as unknown as Record<string, string>).join('\n')).toContain(words);
  });

  test('a circle', () => {
    const found = planted({
      'sim/a.ts': `import { b } from './b.ts'; export const a = () => b;`,
      'sim/b.ts': `import { c } from './c.ts'; export const b = () => c;`,
      'sim/c.ts': `import { a } from './a.ts'; export const c = () => a;`,
    });
    expect(found).toEqual(['circle: sim/a.ts → sim/b.ts → sim/c.ts → sim/a.ts']);
  });

  test.each([
    ['Math.random', 'export const x = () => Math.random();'],
    ['Math.exp', 'export const x = (y: number) => Math.exp(y);'],
    ['Math.pow', `export const x = (y: number) => Math['pow'](y, 2);`],
    ['Math.…', 'export const { log } = Math;'],
    ['**', 'export const x = (y: number) => y ** 2;'],
    ['**=', 'export const x = (y: number) => { let z = y; z **= 2; return z; };'],
    ['Date', 'export const x = () => Date.now();'],
    ['performance', 'export const x = () => performance.now();'],
    ['globalThis', 'export const x = () => globalThis;'],
    ['document', `export const x = () => document.title;`],
    ['localeCompare', `export const x = (a: string, b: string) => a.localeCompare(b);`],
  ])('%s in the engine', (name, text) => {
    for (const room of ['sim', 'sim/core', 'agents']) {
      expect(planted({ [`${room}/bad.ts`]: text })).toEqual([`${room}/bad.ts: ${name} is not allowed here`]);
    }
  });

  test('the laboratory is open to tests of members', () => {
    const text = `import { run } from '../sim/run.ts'; run();`;
    expect(planted({ 'agents/trust.test.ts': text, 'agents/people.fixture.ts': text })).toEqual([]);
    expect(planted({ 'agents/trust.ts': text })).toHaveLength(1);
  });

  test('what only looks banned is let through', () => {
    const text = `
      // Math.random, Date.now and 2 ** 3 in a comment
      export const words = 'Math.exp(2 ** 3)';
      export interface Self { Date: number; process: string }
      export const own = (s: { self: number; Date: number }) => { const self = s.self; return self + s.Date; };`;
    expect(planted({ 'sim/fine.ts': text })).toEqual([]);
  });
});
