/** What the command line promises: exit codes, results on standard output, everything else on standard error. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { politeia, temporaryFolder } from './command.ts';

let eco = '';
beforeAll(async () => {
  eco = (await politeia(['new', 'eco'])).stdout;
});

function constitution(text = eco): string {
  const file = join(temporaryFolder(), 'constitution.yaml');
  writeFileSync(file, text);
  return file;
}

describe('what is there', () => {
  test('every kind of community has a constitution without problems', async () => {
    for (const type of ['campus', 'eco', 'innovation', 'nomadic', 'lifestyle']) {
      const { code, stdout, stderr } = await politeia(['new', type]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`community: ${type}`);
      expect((await politeia(['lint', constitution(stdout)])).code).toBe(0);
    }
  });

  test('schemas are JSON Schema', async () => {
    for (const format of ['constitution', 'scenario']) {
      const schema = JSON.parse((await politeia(['schema', format])).stdout);
      expect(schema).toMatchObject({ $schema: expect.stringContaining('2020-12'), type: 'object' });
    }
  });

  test('lists are texts, and data', async () => {
    for (const what of ['modules', 'clauses', 'shocks', 'signals', 'observables', 'files']) {
      const text = await politeia(['list', what]);
      expect(text).toMatchObject({ code: 0, stderr: '' });
      JSON.parse((await politeia(['list', what, '--json'])).stdout);
    }
    expect((await politeia(['list', 'shocks'])).stdout).toContain('shocks.disaster');
  });
});

describe('a wrong call ends with 2, in words, with nothing on standard output', () => {
  test.each([
    [['sress'], 'Did you mean stress?'],
    [['run', 'x.yaml', '--weks', '3'], 'Did you mean --weeks?'],
    [['run'], "missing required argument 'file'"],
    [['run', 'no-such.yaml'], 'no-such.yaml: there is no such file'],
    [['run', '/'], '/: this is a directory'],
    [['stress', 'x.yaml', '--seeds', '0'], 'a whole number from 1 to'],
    [['stress', 'x.yaml', '--weeks', '1e3'], 'a whole number from 1 to'],
    [['new', 'castle'], 'Allowed choices are campus'],
    [['serve', '/no-such-directory'], 'no manifest.json here'],
    [['export', '/no-such-directory'], 'holds no finished batch'],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await politeia(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('    at ');
  });
});

describe('lint', () => {
  const wrong =
    'constitution: 1\nname: Wrong\ncommunity: ecco\ngovernance:\n  consensus: { treshold: 0.9, rounds: 99 }\n';

  test('all problems at once, each with its place, caret and suggestion', async () => {
    const file = constitution(wrong);
    const { code, stdout } = await politeia(['lint', file]);
    expect(code).toBe(2);
    expect(stdout).toContain(`${file}:3:12`);
    expect(stdout).toContain(`${file}:5:16`);
    expect(stdout).toMatch(/\| {3}consensus: \{ treshold: 0\.9, rounds: 99 \}\n +\| +\^/);
    expect(stdout).toContain('did you mean `threshold`?');
    expect(stdout).toContain('3 problems');
  });

  test('one bad file among several is enough, and a missing one hides no other', async () => {
    const [good, bad] = [constitution(), constitution(wrong)];
    const { code, stdout } = await politeia(['lint', good, 'missing.yaml', bad]);
    expect(code).toBe(2);
    for (const words of [`${good}: no problems`, 'missing.yaml  there is no such file', `${bad}:3:12`])
      expect(stdout).toContain(words);
  });

  test('--json gives the issues as data', async () => {
    const { code, stdout } = await politeia(['lint', '--json', constitution(wrong)]);
    expect(code).toBe(2);
    const { files } = JSON.parse(stdout);
    expect(files[0].issues[0]).toMatchObject({
      line: 3,
      column: 12,
      path: 'community',
      suggestion: expect.stringContaining('eco'),
    });
  });
});

describe('run', () => {
  test('tells the story on standard output, and nothing else anywhere', async () => {
    const { code, stdout, stderr } = await politeia(['run', constitution(), '--weeks', '60']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^week +members/);
    expect(stdout).toMatch(/State hash [0-9a-f]{16} \(engine \d+\)/);
  });

  test('--json is one document, and the same seed gives the same society', async () => {
    const args = ['run', constitution(), '--weeks', '30', '--json'];
    const [first, second] = [await politeia(args), await politeia(args)];
    expect(first.stdout).toBe(second.stdout);
    expect(JSON.parse(first.stdout)).toMatchObject({
      end: 'endured',
      week: 30,
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      signals: {},
      members: expect.any(Number),
    });
    const other = JSON.parse((await politeia([...args, '--seed', 'another'])).stdout);
    expect(other.hash).not.toBe(JSON.parse(first.stdout).hash);
  });

  test('tells reforms from what members amend, in the words of a constitution; an unfit one is refused', async () => {
    const file = join(temporaryFolder(), 'reform.yaml');
    const scenario = (set: string): string =>
      `scenario: 1\nname: reformed\nshocks: []\nreforms:\n  - { week: 3, set: { ${set} } }\n`;
    writeFileSync(file, scenario('economy.allocation.by: need, economy.token: true, governance.projects: false'));
    const args = ['run', constitution(), '--scenario', file, '--weeks', '6'];
    const { code, stdout } = await politeia(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/week 4 +economy\.token +in force, by reform/);
    expect(stdout).toMatch(/week 4 +governance\.projects +repealed, by reform/);
    expect(stdout).toMatch(/week 4 +economy\.allocation\.by +\w+ → need, by reform/);
    writeFileSync(file, scenario('economy.treasury: false'));
    const refused = await politeia(args);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('without economy.treasury, which it needs');
  });

  test('says when a shock finds nothing to strike', async () => {
    const { code, stderr } = await politeia(['run', constitution(), '--scenario', 'vote_buying', '--weeks', '110']);
    expect(code).toBe(0);
    expect(stderr).toContain('it finds nothing to strike without');
  });

  test('--set and --members change the society; a wrong setting is refused with its place', async () => {
    const file = constitution();
    const hash = async (...more: string[]) =>
      JSON.parse((await politeia(['run', file, '--weeks', '5', '--json', ...more])).stdout).hash;
    const plain = await hash();
    expect(await hash('--set', 'governance.consensus.threshold=0.6')).not.toBe(plain);
    expect(await hash('--members', '70')).not.toBe(plain);
    const { code, stdout, stderr } = await politeia([
      'run',
      file,
      '--set',
      'governance.consensus.treshold=0.6',
      '--set',
      'governance.consensus.rounds=many',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const words of ['--set:1:1', 'governance.consensus.threshold', '--set:2:', '2 problems'])
      expect(stderr).toContain(words);
  });

  test('a scenario strikes', async () => {
    const args = ['run', constitution(), '--weeks', '120', '--json', '--scenario'];
    const [calm, struck] = [await politeia([...args, 'unshocked']), await politeia([...args, 'mass_arrival'])];
    expect(JSON.parse(struck.stdout).hash).not.toBe(JSON.parse(calm.stdout).hash);
    expect((await politeia([...args, 'mass_arival'])).code).toBe(2);
  });
});

test('a reader that has seen enough is no failure', async () => {
  const { execFileSync } = await import('node:child_process');
  const { root } = await import('../cli/build.mjs');
  const line = execFileSync(
    'sh',
    ['-c', `"${process.execPath}" "${join(root, 'dist/cli.js')}" schema | head -n 1; exit 0`],
    { encoding: 'utf8' },
  );
  expect(line.trim()).toBe('{');
});
