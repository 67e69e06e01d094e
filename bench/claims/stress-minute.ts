/** That the main job, as a newcomer starts it, ends within a minute. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claim } from '../claim.ts';
import { politeia } from '../program.ts';

const MOST_SECONDS = 60;
const CONSTITUTION = 'scenarios/constitutions/hollow-creek.yaml';
const SUMMARY = /(\d+) runs, ([\d.]+) million member-weeks in ([\d.]+) s/;

interface Options {
  readonly seeds: number;
  readonly weeks: number;
  readonly workers: number;
}

export const stressMinute = claim<Options>({
  id: 'stress-minute',
  title: 'The default stress test: every bundled shock and none, 30 seeds, ten years, about 100 members',
  target: 'simulated in less than 60 seconds on two workers, results and report written',
  timed: true,
  needsBuild: true,
  full: { seeds: 30, weeks: 520, workers: 2 },
  small: { seeds: 1, weeks: 8, workers: 1 },
  async measure({ seeds, weeks, workers }) {
    const folder = mkdtempSync(join(tmpdir(), 'politeia-claim-'));
    try {
      const out = join(folder, 'out');
      const size = ['--seeds', String(seeds), '--weeks', String(weeks), '--workers', String(workers)];
      const from = process.hrtime.bigint();
      const { code, stderr } = await politeia(['stress', CONSTITUTION, ...size, '--out', out]);
      const seconds = Number(process.hrtime.bigint() - from) / 1e9;
      const [, runs, million, simulating] = (SUMMARY.exec(stderr) ?? []).map(Number);
      if (runs === undefined) throw new Error(`the stress test ended with code ${code}: ${stderr}`);
      const written = existsSync(join(out, 'manifest.json')) && existsSync(join(out, 'report.html'));
      // Any other code says that runs have failed.
      const complete = code === 0 && written;
      const measured = {
        runs,
        weeks,
        workers,
        millionMemberWeeks: million,
        meanPeopleOverTheHorizon: Math.round((million * 1e6) / (runs * weeks)),
        secondsSimulating: simulating,
        secondsInAll: Math.round(10 * seconds) / 10,
        complete,
      };
      const note = 'Seconds in all include the start of the program, the tables and the report.';
      return { measured, holds: seconds < MOST_SECONDS && complete, note };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
