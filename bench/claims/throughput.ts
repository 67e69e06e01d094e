/** How many member-weeks of the whole society one core lives through in a second. */

import { median } from '../averages.ts';
import { claim } from '../claim.ts';
import { kernelOf, timeKernel } from '../kernel.ts';
import { live, presentIn, societyOf, timeSocieties } from '../society.ts';

const TARGET = 1.5e6;
/** The population may wander so far from its first size before the figure is of another society. */
const STEADY = 0.25;

interface Options {
  readonly members: number;
  readonly warmUpWeeks: number;
  readonly weeks: number;
  readonly repetitions: number;
  readonly kernelMembers: number;
  readonly kernelSweeps: number;
}

export const throughput = claim<Options>({
  id: 'throughput',
  title: 'Member-weeks per second on one core, every clause on',
  target: 'at least 1.5 million member-weeks per second, median, in steady state, observation included',
  timed: true,
  needsBuild: false,
  full: { members: 1000, warmUpWeeks: 260, weeks: 156, repetitions: 11, kernelMembers: 10_000, kernelSweeps: 500 },
  small: { members: 40, warmUpWeeks: 4, weeks: 13, repetitions: 2, kernelMembers: 200, kernelSweeps: 2 },
  async measure({ members, warmUpWeeks, weeks, repetitions, kernelMembers, kernelSweeps }) {
    const society = societyOf(members, 'throughput');
    const kernel = kernelOf(kernelMembers);
    live(society, warmUpWeeks);
    timeKernel(kernel, 0, kernelSweeps);
    const present: number[] = [];
    const memberWeeks: number[] = [];
    const updates: number[] = [];
    const from = { cpu: process.cpuUsage(), time: process.hrtime.bigint() };
    for (let r = 0; r < repetitions; r++) {
      updates.push(timeKernel(kernel, (r + 1) * kernelSweeps, kernelSweeps));
      memberWeeks.push(timeSocieties([society], weeks));
      present.push(presentIn(society));
    }
    const cpu = process.cpuUsage(from.cpu);
    const cpuPerWall = ((cpu.user + cpu.system) * 1000) / Number(process.hrtime.bigint() - from.time);
    const rate = median(memberWeeks);
    const steady = present.every((n) => Math.abs(n - members) <= STEADY * members);
    return {
      measured: {
        members,
        present: { least: Math.min(...present), most: Math.max(...present) },
        repetitions,
        weeks,
        memberWeeksPerSecond: Math.round(rate),
        nanosecondsPerMemberWeek: Math.round(1e9 / rate),
        slowest: Math.round(Math.min(...memberWeeks)),
        fastest: Math.round(Math.max(...memberWeeks)),
        kernelUpdatesPerSecond: Math.round(median(updates)),
        kernelUpdatesPerMemberWeek: Math.round((10 * median(updates)) / rate) / 10,
        cpuPerWall: Math.round(100 * cpuPerWall) / 100,
      },
      holds: rate >= TARGET && steady,
      note: steady
        ? 'The kernel is the one-rule loop of bench/kernel.ts, timed in the same process, repetition by repetition.'
        : 'The population did not stay near its first size: the figure is not of a steady state.',
    };
  },
});
