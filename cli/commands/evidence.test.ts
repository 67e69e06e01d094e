/** `politeia evidence` when what is on file is not of this engine, or not all of it. */
import { Command } from 'commander';
import { afterEach, expect, test, vi } from 'vitest';
import { ROWS } from '../../workers/studies/evidence/index.ts';
import { onFile } from '../../workers/studies/evidence/on-file.ts';
import { EXIT } from '../exit.ts';
import { evidenceCommand } from './evidence.ts';

vi.mock('../../workers/studies/evidence/on-file.ts', () => ({ onFile: vi.fn() }));

const figure = { label: '', x: {}, y: {}, curves: [], dots: [] };
const row = (id: string, pass: boolean) => ({ id, source: '', kind: 'output', pass, points: [], figure });

async function called(file: object, ...args: string[]) {
  vi.mocked(onFile).mockReturnValue(file as ReturnType<typeof onFile>);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += text;
      return true;
    });
  }
  const program = new Command();
  evidenceCommand(program);
  await program.parseAsync(['evidence', ...args], { from: 'user' });
  const code = process.exitCode;
  process.exitCode = undefined;
  return { code, ...said };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('figures of another engine leave it undecided: 4, with words, and nothing is passed off as measured', async () => {
  const missing = 'the evidence on file is of engine 1, and this is engine 2';
  const words = `undecided: ${missing}; --measure measures it\n`;
  expect(await called({ missing })).toEqual({ code: EXIT.undecided, stdout: '', stderr: words });
  expect(await called({ missing }, '--json')).toEqual({ code: EXIT.undecided, stdout: '[]\n', stderr: words });
});

test('a row that is not on file leaves it undecided, unless another falls short', async () => {
  const [first, second] = ROWS.map(({ id }) => id);
  const half = await called({ rows: [row(first, true)] }, first, second, '--quiet');
  expect(half.code).toBe(EXIT.undecided);
  expect(half.stdout).toContain('1 of 2 rows pass');
  expect(half.stderr).toContain(`not on file: ${second}`);
  expect((await called({ rows: [row(first, false)] }, first, second, '--quiet')).code).toBe(EXIT.finding);
});
