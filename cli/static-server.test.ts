import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolders } from './static-server.ts';

let outer = '';
let address = '';
let close = () => {};

beforeAll(async () => {
  outer = mkdtempSync(join(tmpdir(), 'politeia-serve-'));
  const root = join(outer, 'root');
  mkdirSync(join(root, 'weeks'), { recursive: true });
  mkdirSync(join(outer, 'root-secret'));
  writeFileSync(join(root, 'report.html'), '<p>report</p>');
  writeFileSync(join(root, 'weeks', 'a b.csv'), 'week\n1\n');
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  writeFileSync(join(outer, 'root-secret', 'secret.txt'), 'secret');
  symlinkSync(join(outer, 'secret.txt'), join(root, 'link.txt'));
  const page = join(outer, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), '<p>page</p>');
  const started = await serveFolders(
    [
      { at: '/', root, index: 'report.html', policy: ["default-src 'none'", 'img-src data:'] },
      { at: '/page/', root: page, index: 'index.html', policy: ["default-src 'self'"] },
    ],
    0,
  );
  address = started.address;
  close = () => started.server.close();
});
afterAll(() => {
  close();
  rmSync(outer, { recursive: true, force: true });
});

/** Sends the path as it is: `fetch` would take the dots out first. */
function get(path: string, method = 'GET'): Promise<{ status: number; text: string; type: string; policy: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text,
          type: String(response.headers['content-type']),
          policy: String(response.headers['content-security-policy']),
        }),
      );
    });
    sent.on('error', reject).end();
  });
}

test('the report is the index', async () => {
  expect(await get('/')).toMatchObject({ status: 200, text: '<p>report</p>', type: 'text/html; charset=utf-8' });
});

test('files of the directory, with decoded names', async () => {
  expect(await get('/weeks/a%20b.csv')).toMatchObject({ status: 200, text: 'week\n1\n' });
});

test('each folder under its own policy, the innermost one first', async () => {
  expect(await get('/?x')).toMatchObject({ text: '<p>report</p>', policy: "default-src 'none'; img-src data:" });
  expect(await get('/page/?x')).toMatchObject({ text: '<p>page</p>', policy: "default-src 'self'" });
  expect((await get('/page/report.html')).status).toBe(404);
});

test('it listens on this machine only', () => expect(address).toMatch(/^http:\/\/127\.0\.0\.1:/));

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/weeks/../../secret.txt',
  '/../root-secret/secret.txt',
  '/..\\secret.txt',
  '/link.txt',
  '/weeks',
  '/%00',
  '/%zz',
  '//etc/passwd',
  '/missing',
  '/page/../secret.txt',
  '/page/..%2froot%2freport.html',
])('%s is not found', async (path) => {
  const { status, text } = await get(path);
  expect(status).toBe(404);
  expect(text).not.toContain('secret');
});

test('nothing but reading', async () => expect((await get('/', 'POST')).status).toBe(404));
