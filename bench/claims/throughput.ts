/**
 * How many member-weeks one core lives through in a second: the eight phases of the week with every module of the economy,
 * the same with every clause of every layer, and that with everything observed. Three societies of one seed are timed
 * by turns with the reference kernel.
 */

import { median } from '../averages.ts';
import { claim } from '../claim.ts';
import { kernelOf, timeKernel } from '../kernel.ts';
import { economicPlan, live, liveUnobserved, presentIn, societyOf, timeSocieties } from '../society.ts';

const TARGET = 1.4e6;
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

/** Figures of one way to live, from member-weeks per second. */
function figures(rates: readonly number[], updatesPerSecond: number) {
  const rate = median(rates);
  return {
    memberWeeksPerSecond: Math.round(rate),
    nanosecondsPerMemberWeek: Math.round(1e9 / rate),
    slowest: Math.round(Math.min(...rates)),
    fastest: Math.round(Math.max(...rates)),
    kernelUpdatesPerMemberWeek: Math.round((10 * updatesPerSecond) / rate) / 10,
  };
}

export const throughput = claim<Options>({
  id: 'throughput',
  title: 'Member-weeks per second on one core, every module of the economy on',
  target:
    'at least 1.4 million member-weeks per second for the eight phases of the week with every module of the economy, median, in steady state; with every clause of every layer, and with that observed, beside it',
  timed: true,
  needsBuild: false,
  full: { members: 1000, warmUpWeeks: 520, weeks: 156, repetitions: 15, kernelMembers: 10_000, kernelSweeps: 500 },
  small: { members: 40, warmUpWeeks: 4, weeks: 13, repetitions: 2, kernelMembers: 200, kernelSweeps: 2 },
  async measure({ members, warmUpWeeks, weeks, repetitions, kernelMembers, kernelSweeps }) {
    const economic = societyOf(members, 'throughput', economicPlan);
    const alone = societyOf(members, 'throughput');
    const watched = societyOf(members, 'throughput');
    economic.world.eventSink = null;
    alone.world.eventSink = null;
    const kernel = kernelOf(kernelMembers);
    liveUnobserved(economic, warmUpWeeks);
    liveUnobserved(alone, warmUpWeeks);
    live(watched, warmUpWeeks);
    timeKernel(kernel, 0, kernelSweeps);
    const present: number[] = [];
    const economy: number[] = [];
    const week: number[] = [];
    const observed: number[] = [];
    const updates: number[] = [];
    for (let r = 0; r < repetitions; r++) {
      updates.push(timeKernel(kernel, (r + 1) * kernelSweeps, kernelSweeps));
      economy.push(timeSocieties([economic], weeks, liveUnobserved));
      week.push(timeSocieties([alone], weeks, liveUnobserved));
      observed.push(timeSocieties([watched], weeks));
      present.push(presentIn(watched));
    }
    const perSecond = median(updates);
    const steady = present.every((n) => Math.abs(n - members) <= STEADY * members);
    const measured = {
      members,
      present: { least: Math.min(...present), most: Math.max(...present) },
      repetitions,
      weeks,
      economy: figures(economy, perSecond),
      week: figures(week, perSecond),
      observed: figures(observed, perSecond),
      kernelUpdatesPerSecond: Math.round(perSecond),
    };
    return {
      measured,
      holds: measured.economy.memberWeeksPerSecond >= TARGET && steady,
      note: steady
        ? 'The kernel is the one-rule loop of bench/kernel.ts, timed in the same process, repetition by repetition. Observed: all signals, ends, causes, events and a frame every fourth week.'
        : 'The population did not stay near its first size: the figure is not of a steady state.',
    };
  },
});
