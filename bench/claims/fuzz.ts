/**
 * That no file, however damaged, breaks the program. Two parts: the fuzz tests of `scenarios/` with many
 * mutants, which read, compile and run them in one process; and the command line given the same mutants
 * one by one, where a good file is told by exit code 0, a bad one by 2 and no results directory.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONSTITUTIONS, readConstitution } from '../../scenarios/index.ts';
import { Mutator } from '../../scenarios/mutate.fixture.ts';
import { SPECS } from '../../sim/registry.ts';
import { claim } from '../claim.ts';
import { politeia } from '../program.ts';

const AT_ONCE = 2;
const MOST_SECONDS = 30;
const STACK = /^\s+at .+:\d+:\d+\)?$/m;

interface Options {
  /** Mutants for the tests of `scenarios/`; 0 leaves them out. */
  readonly inProcess: number;
  readonly commandLine: number;
}

export const fuzz = claim<Options>({
  id: 'fuzz',
  title: '1,000 mutated constitution files',
  target: 'each accepted, or refused in place with exit code 2; no crash, no hang, no half-written directory',
  timed: false,
  needsBuild: true,
  full: { inProcess: 1000, commandLine: 1000 },
  small: { inProcess: 0, commandLine: 4 },
  async measure({ inProcess, commandLine }) {
    const tests = inProcess > 0 ? fuzzTests(inProcess) : 'left out';
    const { accepted, refused, problems } = await fuzzCommandLine(commandLine);
    return {
      measured: { inProcess, tests, commandLine, accepted, refused, broken: problems.length },
      holds: tests !== 'failed' && problems.length === 0,
      note: problems.slice(0, 5).join('; '),
    };
  },
});

/** Runs the fuzz tests beside the readers with so many mutants. */
function fuzzTests(mutants: number): 'passed' | 'failed' {
  const vitest = join(process.cwd(), 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project=unit', 'scenarios/fuzz.test.ts'], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, POLITEIA_FUZZ: String(mutants) },
  });
  return status === 0 ? 'passed' : 'failed';
}

interface Fuzzed {
  readonly accepted: number;
  readonly refused: number;
  readonly problems: readonly string[];
}

async function fuzzCommandLine(mutants: number): Promise<Fuzzed> {
  const folder = mkdtempSync(join(tmpdir(), 'politeia-fuzz-'));
  const texts = CONSTITUTIONS.map(({ text }) => text);
  const problems: string[] = [];
  let accepted = 0;
  let refused = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < mutants) {
      const k = next++;
      const source = new Mutator(`command-line/${k}`).mutant(texts[k % texts.length], texts);
      const file = join(folder, `${k}.yaml`);
      writeFileSync(file, source);
      const good = readConstitution(source, file, SPECS).plan !== null;
      if (good) accepted++;
      else refused++;
      const wrong = await answerOf(file, good, join(folder, `out-${k}`));
      if (wrong) problems.push(`mutant ${k} ${wrong}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { accepted, refused, problems: problems.sort() };
}

/** What was wrong with the program's answer to a file, in words; undefined when nothing. */
async function answerOf(file: string, good: boolean, out: string): Promise<string | undefined> {
  // A good mutant may ask for a hundred thousand people, so it is checked and not run.
  const args = good ? ['lint', file] : ['stress', file, '--seeds', '1', '--weeks', '2', '--out', out, '--quiet'];
  const { code, stderr } = await politeia(args, MOST_SECONDS);
  const expected = good ? 0 : 2;
  if (code !== expected) return `ended with code ${code} instead of ${expected}`;
  if (STACK.test(stderr)) return 'was answered with a stack trace';
  if (existsSync(out)) return 'left a directory behind';
  return undefined;
}
