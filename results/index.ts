/**
 * Results: storing, summarising and showing what came of a batch. Everything exported here is pure
 * and runs in a browser; the directory on disk is in `store.node.ts`.
 *
 *   // A batch directory. Tasks may finish in any order; the bytes on disk do not depend on it.
 *   const opened = openBatch(dir, inputs);                  // store.node.ts, BatchInputs in types.ts
 *   if (opened.refused) return usageError(opened.refused);  // another batch lives there, in words
 *   const store = opened.store;
 *   for (const task of store.pendingTasks()) submit(task);  // { run, scenario, seed } still to be run; dispatch in order
 *   store.add(task.run, result);                            // RunResult or RunFailure; a part is written once it is full
 *   store.log('resumed after 40 of 210 runs');              // the only file with a clock
 *   const manifest = store.finish();                        // throws unless every part is there; writes the manifest last
 *
 *   // Verdict and report, always from the directory, so that a resumed batch gives the same bytes.
 *   const analysis = await analyseDirectory(dir);           // store.node.ts
 *   stdout.write(verdictText(analysis));
 *   writeFileSync('report.html', renderReport(analysis));
 *   await exportCsv(dir, 'weeks', 'tidy', 'weeks.csv');     // tables: runs, weeks, events; forms: table, tidy, behaviorspace
 *
 *   // Without a disk (the page, tests): analyse results in memory, in run order.
 *   const analysis = analyseResults(inputs, results);       // (RunResult | RunFailure)[]
 */
export { analyseResults } from './analysis/analyse.ts';
export type { Analysis, ScenarioAnalysis, Weakness } from './analysis/types.ts';
export type { Manifest } from './manifest.ts';
export { renderReport } from './report.ts';
export type { BatchInputs, EngineFacts, RunFrames, RunRow, RunTask, SignalInfo } from './types.ts';
export { verdictText } from './verdict.ts';
