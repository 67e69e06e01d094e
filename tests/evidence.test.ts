/** `politeia evidence`, as built. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { politeia } from './command.ts';

interface Row {
  readonly id: string;
  readonly pass: boolean;
}

describe('politeia evidence', () => {
  const onFile = (JSON.parse(readFileSync('docs/claims/evidence.json', 'utf8')) as { measured: { rows: Row[] } })
    .measured.rows;

  test('--json prints what is on file, and ends with 1 when a row falls short', async () => {
    const { code, stdout, stderr } = await politeia(['evidence', '--json']);
    expect(stderr).toBe('');
    const rows = JSON.parse(stdout) as Row[];
    expect(rows).toEqual(onFile);
    expect(code).toBe(rows.every(({ pass }) => pass) ? 0 : 1);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(
        expect.arrayContaining(['id', 'source', 'kind', 'published', 'simulated', 'low', 'high', 'pass']),
      );
    }
  });

  test('prints the rows that are asked for, in words', async () => {
    const { code, stdout } = await politeia(['evidence', 'factions', 'thresholds']);
    expect(code).toBe(0);
    expect(stdout).toContain('2 of 2 rows pass');
    expect(stdout).toContain('Granovetter');
    expect(stdout).not.toContain('Axelrod');
    expect((await politeia(['evidence', 'factions', '--quiet'])).stdout).toBe('1 of 1 rows pass\n');
  });

  test('--measure measures anew and gives what is on file', async () => {
    const { code, stdout } = await politeia(['evidence', 'factions', '--measure', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(onFile.filter(({ id }) => id === 'factions'));
  });

  test('unknown rows are refused together, with a suggestion', async () => {
    const { code, stdout, stderr } = await politeia(['evidence', 'faction', 'thresholds', 'quarks']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('no row of evidence is called faction (did you mean `factions`?)');
    expect(stderr).toContain('no row of evidence is called quarks');
  });
});
