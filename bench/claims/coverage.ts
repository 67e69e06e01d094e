/**
 * That every system which is built changes what it declared, and that the instruments find nothing where there is
 * nothing. All systems are measured as declared, on seeds that served nothing else; the negative control and a pair of
 * equal societies under different luck go through the same judgement.
 */
import { type Executor, executorInProcess } from '../../workers/executor.ts';
import { LOOKS, type Looks } from '../../workers/studies/coverage/judge.ts';
import { measureLuck } from '../../workers/studies/coverage/luck.ts';
import { measure } from '../../workers/studies/coverage/measure.ts';
import {
  type CoverageRecord,
  controlRow,
  coverageRows,
  entryOf,
  type RecordEntry,
  type State,
  stateOf,
  totalsOf,
} from '../../workers/studies/coverage/rows.ts';
import { CONTROL, DECLARED } from '../../workers/studies/coverage/systems.ts';
import { executorOnThreads } from '../../workers/threads.node.ts';
import { claim } from '../claim.ts';
import { THREAD } from '../program.ts';

interface Options {
  /** Systems to measure; all when none is named. The control always is. */
  readonly systems: readonly string[];
  readonly looks: Looks;
  readonly luck: { readonly sets: number; readonly looks: Looks };
  /** Threads; 0 runs everything in this one. */
  readonly workers: number;
}

/** Share of sequences that luck may mislead at some look; one in a hundred is promised. */
const MOST_MISLED = 0.03;

export const coverage = claim<Options>({
  id: 'coverage',
  title: 'What switching each system of the register changes',
  target:
    'every built system live as declared (anytime-valid 99 % paired interval beyond the smallest effect, at most 480 seeds); the negative control not; luck alone misleads at most 3 % of sequences at any look',
  timed: false,
  needsBuild: false,
  full: { systems: [], looks: LOOKS, luck: { sets: 8, looks: { ...LOOKS, most: 120 } }, workers: 2 },
  small: {
    systems: ['daily_life.personal_development', 'daily_life.shared_meals'],
    looks: { least: 24, step: 24, most: 24 },
    luck: { sets: 1, looks: { least: 24, step: 24, most: 24 } },
    workers: 0,
  },
  async measure({ systems, looks, luck: { sets, looks: luckLooks }, workers }) {
    const executor = workers > 0 ? executorOnThreads(THREAD, workers) : executorInProcess();
    try {
      const rows = await record(executor, systems, looks);
      const luck = await measureLuck(executor, sets, luckLooks);
      const systemRows = coverageRows(rows, looks).filter(({ id, planned }) => planned || id in rows);
      const { built, live, notLive, undecided, planned } = totalsOf(systemRows);
      const control = controlRow(rows, looks);
      const named = (state: State, words: string): string[] => {
        const ids = systemRows.filter((row) => stateOf(row) === state).map(({ id }) => id);
        return ids.length > 0 ? [`${words}: ${ids.join(', ')}.`] : [];
      };
      return {
        measured: {
          systems: { built, live, notLive, undecided, planned },
          controlLive: control.live,
          luck: { ...luck },
          rows: Object.fromEntries(Object.entries(rows).map(([id, entry]) => [id, { ...entry }])),
        },
        holds: live === built && !control.live && luck.misled <= MOST_MISLED * luck.sequences,
        note: [...named('not live', 'Not live'), ...named('undecided', `Undecided after ${looks.most} pairs`)].join(
          ' ',
        ),
      };
    } finally {
      await executor.close();
    }
  },
});

async function record(executor: Executor, systems: readonly string[], looks: Looks): Promise<CoverageRecord> {
  const chosen = DECLARED.map(({ effect }) => effect).filter(
    ({ system }) => systems.length === 0 || system === CONTROL || systems.includes(system),
  );
  const rows: Record<string, RecordEntry> = {};
  for await (const step of measure(executor, chosen, looks)) {
    if (step.kind === 'decided') rows[step.measured.effectOf.system] = entryOf(step.measured, looks);
  }
  return Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)));
}
