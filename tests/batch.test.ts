/** What can be done with the results of a batch: read the verdict as data, export tables, look at the report. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentsOf, politeia, start, temporaryFolder } from './command.ts';

const small = (out: string) => [
  'stress',
  'hollow-creek',
  '--seeds',
  '2',
  '--weeks',
  '30',
  '--scenario',
  'disaster',
  '--out',
  out,
];

/** Cells of a CSV without quoted line ends. */
const rowsOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

test('the verdict as data, and the tables as CSV', async () => {
  const out = join(temporaryFolder(), 'results');
  const { code, stdout, stderr } = await politeia([...small(out), '--json', '--csv', '--quiet']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const verdict = JSON.parse(stdout);
  expect(verdict).toMatchObject({
    directory: out,
    report: join(out, 'report.html'),
    about: { constitution: 'Hollow Creek', runs: 4, weeks: 30 },
  });
  expect(verdict.scenarios.map((scenario: { name: string }) => scenario.name)).toEqual(['unshocked', 'disaster']);
  expect(verdict.scenarios[0]).toMatchObject({
    runs: 2,
    endured: { share: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
  });

  const runs = rowsOf(join(out, 'csv', 'runs.csv'));
  expect(runs).toHaveLength(5);
  expect(runs.map((row) => row.slice(0, 3))).toEqual([
    ['run', 'scenario', 'seed'],
    ['0', 'unshocked', 'politeia/0'],
    ['1', 'disaster', 'politeia/0'],
    ['2', 'unshocked', 'politeia/1'],
    ['3', 'disaster', 'politeia/1'],
  ]);
  expect(rowsOf(join(out, 'csv', 'weeks.csv'))[0]).toContain('people.present');
});

test('export writes the tables that are asked for, in the form that is asked for', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'results');
  expect((await politeia([...small(out), '--quiet'])).code).toBe(0);
  const csv = join(folder, 'csv');
  const tidy = await politeia(['export', out, '--table', 'runs', '--form', 'tidy', '--out', csv]);
  expect(tidy).toMatchObject({ code: 0, stdout: `${join(csv, 'runs.csv')}\n` });
  expect(rowsOf(join(csv, 'runs.csv'))[0]?.slice(-2)).toEqual(['variable', 'value']);
  expect((await politeia(['export', out, '--form', 'behaviorspace', '--out', csv])).code).toBe(0);
  expect(readFileSync(join(csv, 'weeks.csv'), 'utf8')).toContain('"[run number]"');
  expect([...contentsOf(csv).keys()]).toEqual(['runs.csv', 'weeks.csv']);
});

test('the page is served until Ctrl-C, with the results beside it', async () => {
  const out = join(temporaryFolder(), 'results');
  expect((await politeia([...small(out), '--quiet'])).code).toBe(0);
  const { child, ended } = start(['serve', out, '--port', '0']);
  const address = await new Promise<string>((resolve) => {
    let said = '';
    child.stderr?.on('data', (part: string) => {
      said += part;
      const [found] = /http:\S+/.exec(said) ?? [];
      if (found) resolve(found);
    });
  });
  expect(address).toMatch(/\/#results$/);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await page.text()).toContain('<script type="module"');
  const served = (file: string) => fetch(new URL(`results/${file}`, address));
  expect(await (await served('report.html')).text()).toBe(readFileSync(join(out, 'report.html'), 'utf8'));
  expect(await (await served('manifest.json')).json()).toMatchObject({ format: 1 });
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 0, stdout: '' });
});
