/**
 * The built page: small at first sight, without the engine and the schema library, for any path of any static host,
 * and under a content policy that allows nothing but itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { PAGE_POLICY } from '../../cli/content-policy.ts';
import { SPECS } from '../../sim/registry.ts';
import { PAGE_FOLDER } from '../browser/page.fixture.ts';

const MOST_GZIPPED_BYTES = 150_000;
const index = readFileSync(join(PAGE_FOLDER, 'index.html'), 'utf8');
const textOf = (file: string) => readFileSync(join(PAGE_FOLDER, file), 'utf8');

/** Modules that are there before anything is asked for: those of the page itself and all that they import, not on demand. */
function firstModules(): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [...index.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="\.\/([^"]+\.js)"/g)].map(
    ([, file]) => file,
  );
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = textOf(file);
    found.set(file, text);
    for (const [, name] of text.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{][^'"`;()]*?from\s*)?["']\.\/([\w.-]+\.js)["']/g,
    ))
      waiting.push(`assets/${name}`);
  }
  return found;
}

test('the page and its workers are there', () => {
  const names = readdirSync(join(PAGE_FOLDER, 'assets')).map((file) => file.replace(/-[\w-]{8}\./, '.'));
  for (const worker of ['society.worker.js', 'study.worker.js', 'job.worker.js']) expect(names).toContain(worker);
});

test('the first JavaScript is small, and neither engine nor schema library is in it', () => {
  const modules = [...firstModules()];
  expect(modules.length).toBeGreaterThan(0);
  const bytes = modules.reduce((sum, [, text]) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThan(MOST_GZIPPED_BYTES);
  const all = modules.map(([, text]) => text).join('\n');
  expect(SPECS.filter(({ summary }) => all.includes(summary)).map(({ id }) => id)).toEqual([]);
  expect(all).not.toMatch(/jitless|ZodError/);
  // What is looked for here is found where it belongs.
  const [society] = readdirSync(join(PAGE_FOLDER, 'assets')).filter((file) => file.startsWith('society.worker-'));
  expect(SPECS.filter(({ summary }) => textOf(`assets/${society}`).includes(summary)).length).toBeGreaterThan(30);
  expect(textOf(`assets/${society}`)).toContain('jitless');
});

test('no address but relative ones, no inline script, and the policy stands in the page', () => {
  for (const [, address] of index.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^(\.\/|data:)/);
  expect(index).not.toMatch(/<script(?![^>]*src=)/);
  expect(index).not.toMatch(/\son\w+=/);
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(index) ?? [];
  const directives = policy?.replaceAll('&#39;', "'").split('; ');
  expect(directives).toEqual(PAGE_POLICY.filter((directive) => !directive.startsWith('frame-ancestors')));
  expect(PAGE_POLICY.join()).not.toContain('unsafe-eval');
});
