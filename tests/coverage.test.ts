/** `politeia coverage`: the register as text and as data, what is on file, and a small measurement on threads. */
import { describe, expect, test } from 'vitest';
import { type CoverageRow, totalsOf } from '../workers/studies/coverage/rows.ts';
import { politeia } from './command.ts';

const KEYS = [
  ...['id', 'mechanism', 'switch', 'observable', 'expected', 'effect', 'low', 'high', 'seeds', 'live', 'planned'],
];

describe('politeia coverage', () => {
  test('prints every system, as text and as data', async () => {
    const [text, json] = [await politeia(['coverage']), await politeia(['coverage', '--json'])];
    const rows = JSON.parse(json.stdout) as Record<string, unknown>[];
    expect(rows).toHaveLength(151);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(KEYS);
      expect(text.stdout).toContain(String(row.id));
    }
    expect(text.stdout).toMatch(/\d+ built: \d+ live, .* planned · negative control/);
    expect([text.code, json.code]).toEqual([text.code, text.code]);
    const built = rows.filter(({ planned }) => planned === false);
    const states = totalsOf(built as unknown as CoverageRow[]);
    const open = states.undecided + states.unmeasured > 0;
    expect(text.code).toBe(states.notLive > 0 ? 1 : open ? 4 : 0);
    expect(text.stdout).toContain(`${states.live} live, ${states.notLive} not live, ${states.undecided} undecided`);
  });

  test('measures what is named, anew; the control is not live', { timeout: 120_000 }, async () => {
    const ids = ['daily_life.personal_development', 'governance.liquid', 'control.inert'];
    const { code, stdout, stderr } = await politeia(['coverage', ...ids, '--measure', '--json', '--workers', '2']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [liquid, development, control] = JSON.parse(stdout);
    expect(liquid).toMatchObject({ id: 'governance.liquid', planned: true, seeds: 0 });
    expect(development).toMatchObject({ id: ids[0], mechanism: 'people.time', planned: false, live: true });
    expect(development.low).toBeGreaterThan(0.01);
    expect(development.seeds % 30).toBe(0);
    expect(control).toMatchObject({ id: 'control.inert', effect: 0, low: 0, high: 0, seeds: 480, live: false });
  });

  test('unknown systems are refused, all at once, with what may have been meant', async () => {
    const { code, stdout, stderr } = await politeia(['coverage', 'economy.tresury', 'justice.right.voice']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('no system is called economy.tresury; did you mean `economy.treasury`?');
    expect(stderr).toContain('did you mean `justice.rights.voice`?');
  });
});
