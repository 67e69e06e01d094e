import { expect, test } from 'vitest';
import { ENGINE } from '../../../sim/core/engine.ts';
import { onFile } from './on-file.ts';

test('rows count only when they are of this engine; otherwise it is said why they do not', () => {
  const file = (engine: number): string => JSON.stringify({ engine, measured: { rows: [] } });
  expect(onFile(file(ENGINE))).toEqual({ rows: [] });
  expect(onFile(file(ENGINE + 1))).toEqual({
    missing: `the evidence on file is of engine ${ENGINE + 1}, and this is engine ${ENGINE}`,
  });
  expect(onFile('{"engine":1}')).toEqual({ missing: expect.stringMatching(/^no evidence was measured/) });
});
