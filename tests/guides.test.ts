/** The commands of the guides do what the guides say, typed in their order in an empty folder. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { politeia, start, temporaryFolder } from './command.ts';
import { missingFrom, type Step, stepsOf } from './guide.fixture.ts';

const GUIDES = ['README.md', ...readdirSync('docs/guides').map((name) => `docs/guides/${name}`)];

async function take(step: Step, folder: string): Promise<void> {
  switch (step.kind) {
    case 'file':
      writeFileSync(join(folder, step.name), step.text);
      return;
    case 'query': {
      const connection = await (await DuckDBInstance.create()).connect();
      const text = step.text.replace(/'([^']+\.parquet)'/g, (_, path) => `'${join(folder, step.folder, path)}'`);
      const { rowCount } = await connection
        .runAndReadAll(text)
        .then((reader) => ({ rowCount: reader.currentRowCount }));
      expect(rowCount, step.text).toBeGreaterThan(0);
      return;
    }
    case 'serving':
      return served(step.words, folder);
    case 'command': {
      const [program, ...args] = step.words;
      expect(program).toBe('politeia');
      const { code, stdout, stderr } = await politeia(args, folder);
      const typed = step.words.join(' ');
      expect({ typed, code, stderr: code === step.exits ? '' : stderr }).toEqual({
        typed,
        code: step.exits,
        stderr: '',
      });
      if (step.into) writeFileSync(join(folder, step.into), stdout);
      expect(missingFrom(stdout, step.shows), `${typed} printed\n${stdout}`).toBeUndefined();
    }
  }
}

/** Serving says where; there is a page; and an interrupt ends it. */
async function served([, ...args]: readonly string[], folder: string): Promise<void> {
  const { child, ended } = start([...args, '--port', '0'], folder);
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part: string) => {
      said += part;
      const found = /http:\/\/[^\s]+/.exec(said);
      if (found) resolve(found[0]);
    });
    void ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('<title>');
  child.kill('SIGINT');
  await ended;
}

describe('guides', () => {
  for (const path of GUIDES) {
    test(path, async () => {
      const steps = stepsOf(readFileSync(path, 'utf8'));
      expect(steps.length).toBeGreaterThan(0);
      const folder = temporaryFolder();
      for (const step of steps) await take(step, folder);
    });
  }
});

test('what is shown but not printed is seen', () => {
  const printed = 'one\ntwo 2\nthree\n';
  expect(missingFrom(printed, ['one', '…', 'thr…'])).toBeUndefined();
  expect(missingFrom(printed, ['two …', 'one'])).toBe('one');
  expect(missingFrom(printed, ['two'])).toBe('two');
});

test('a guide is read as commands, files and queries', () => {
  const text =
    '```console\n$ politeia lint a.yaml # exits 2\n1 problem\n$ politeia new eco > b.yaml\n```\n```sql in=d\nSELECT 1;\n```\n';
  expect(stepsOf(text)).toEqual([
    { kind: 'command', words: ['politeia', 'lint', 'a.yaml'], into: '', exits: 2, shows: ['1 problem'] },
    { kind: 'command', words: ['politeia', 'new', 'eco'], into: 'b.yaml', exits: 0, shows: [] },
    { kind: 'query', folder: 'd', text: 'SELECT 1;\n' },
  ]);
});
