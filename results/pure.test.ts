import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { batchKey, partRange, taskOf } from './batch.ts';
import { canonicalJson } from './canonical.ts';
import { csvRows } from './csv.ts';
import { fixtureInputs } from './fixture/society.ts';
import { decodeParquet, encodeParquet } from './parquet.ts';
import { sha256 } from './sha256.ts';
import { rowsOf, runsTable } from './tables.ts';
import type { RunRow } from './types.ts';

describe('SHA-256', () => {
  test('examples of FIPS 180-4 (NIST, Cryptographic Standards and Guidelines, SHA256.pdf)', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
  });

  test('agrees with the platform at every length around a block', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'aé'.repeat(length).slice(0, length);
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });
});

describe('batch keys', () => {
  const inputs = fixtureInputs({ seeds: 3 });
  test('do not depend on the order of keys, but on every value', () => {
    const turned = Object.fromEntries(Object.entries(inputs).reverse()) as unknown as typeof inputs;
    expect(batchKey(turned)).toBe(batchKey(inputs));
    expect(batchKey({ ...inputs, weeks: 521 })).not.toBe(batchKey(inputs));
    expect(canonicalJson({ b: [1, null, -0], a: undefined, 'a b': 'é"' })).toBe('{"a b":"é\\"","b":[1,null,0]}');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('must be finite');
  });

  test('runs go through all scenarios under one seed before the next', () => {
    expect([0, 6, 7, 20].map((run) => [taskOf(inputs, run).scenario.name, taskOf(inputs, run).seed])).toEqual([
      ['unshocked', 'stress/0'],
      ['energy_outage', 'stress/0'],
      ['unshocked', 'stress/1'],
      ['energy_outage', 'stress/2'],
    ]);
    expect(partRange(inputs, 2)).toEqual([20, 21]);
  });
});

describe('cells', () => {
  const table = { keys: ['k'], variables: [{ name: 'v', float: true }] };
  test('formulas in text are disarmed in every spelling', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '=1\n2', '\r=1']) {
      expect(
        csvRows(table, 'table', [[text, 0]])
          .replace(/^"/, '')
          .charAt(0),
      ).toBe("'");
    }
    expect(csvRows(table, 'table', [['a=1', -1.5]])).toBe('a=1,-1.5\n');
    expect(csvRows(table, 'behaviorspace', [['a', -1.5]])).toBe('"a","-1.5"\n');
  });
  test('a FLOAT is written with the digits it has', () => {
    expect(csvRows(table, 'table', [['a', Math.fround(0.3)]])).toBe('a,0.3\n');
    expect(csvRows(table, 'table', [['a', Number.NaN]])).toBe('a,\n');
    for (const value of [1 / 3, 16777217.5, 1e-30, 123456.789]) {
      const written = Number(csvRows(table, 'table', [['a', Math.fround(value)]]).slice(2));
      expect(Math.fround(written)).toBe(Math.fround(value));
    }
  });
});

describe('Parquet', () => {
  test('keeps NaN, infinities, empty tables and awkward text', async () => {
    const bytes = (columns: Parameters<typeof encodeParquet>[0]) => encodeParquet(columns).buffer as ArrayBuffer;
    const read = await decodeParquet(
      bytes([
        { name: 'f.x', kind: 'FLOAT', data: Float32Array.of(Number.NaN, Number.NEGATIVE_INFINITY, 1.5) },
        { name: 'd', kind: 'DOUBLE', nullable: true, data: [null, 0.1, Number.NaN] },
        { name: 't', kind: 'STRING', data: ['', 'naïve "x"\n', '=1'] },
        { name: 'i', kind: 'INT64', data: BigInt64Array.of(-1n, 4294967295n, 0n) },
      ]),
    );
    expect(Array.from(read.get('f.x') ?? [])).toEqual([Number.NaN, Number.NEGATIVE_INFINITY, 1.5]);
    expect(Array.from(read.get('d') ?? [])).toEqual([null, 0.1, Number.NaN]);
    expect(Array.from(read.get('t') ?? [])).toEqual(['', 'naïve "x"\n', '=1']);
    expect(Array.from(read.get('i') ?? [])).toEqual([-1n, 4294967295n, 0n]);
    const empty = await decodeParquet(bytes([{ name: 'run', kind: 'INT32', data: new Int32Array(0) }]));
    expect(empty.get('run')).toHaveLength(0);
  });
});

test('causes of files written before they had units are read, as bare numbers', () => {
  const old = [{ what: 'upkeep', size: -40, because: [{ what: 'prices', size: 0.5, unit: 'share', because: [] }] }];
  const row = { run: 0, scenario: 'x', seed: 's', end: 'insolvent', week: 9, hash: '', memberWeeks: 1, failed: '' };
  const table = runsTable(
    [{ ...row, causes: old, spells: [], means: [], lasts: [], peaks: [] } as unknown as RunRow],
    [],
  );
  const [read] = rowsOf(new Map(table.map(({ name, data }) => [name, data])), []);
  expect(read.causes).toEqual([{ ...old[0], unit: '' }]);
});
