/** That a week of the whole society costs a member less than one rule costs an agent in flocc. */
import { median } from '../averages.ts';
import { claim } from '../claim.ts';
import { processorTime } from '../clock.ts';
import { timeEpisode } from '../rules/contest.ts';
import { RULES } from '../rules/index.ts';
import { live, presentIn, societyOf } from '../society.ts';

interface Options {
  readonly members: number;
  readonly warmUpWeeks: number;
  readonly weeks: number;
  readonly sweeps: number;
  readonly warmUpRounds: number;
  readonly rounds: number;
}

export const societyBesideFlocc = claim<Options>({
  id: 'society-beside-flocc',
  title: 'A member-week of the whole society beside one update of one rule in flocc 0.7.0, both at 10,000 members',
  target: 'the member-week costs less than the update of each of the three laboratory rules, medians in one process',
  timed: true,
  needsBuild: false,
  full: { members: 10_000, warmUpWeeks: 26, weeks: 13, sweeps: 20, warmUpRounds: 2, rounds: 9 },
  small: { members: 64, warmUpWeeks: 2, weeks: 2, sweeps: 2, warmUpRounds: 1, rounds: 2 },
  async measure({ members, warmUpWeeks, weeks, sweeps, warmUpRounds, rounds }) {
    const society = societyOf(members, 'beside-flocc');
    live(society, warmUpWeeks);
    const models = RULES.map((rule) => ({
      id: rule.id,
      model: rule.contestants.flocc(members),
      costs: [] as number[],
    }));
    const weekly: number[] = [];
    for (let round = 0; round < warmUpRounds + rounds; round++) {
      const counts = round >= warmUpRounds;
      const from = processorTime();
      const memberWeeks = live(society, weeks);
      const cost = (processorTime() - from) / memberWeeks;
      if (counts) weekly.push(cost);
      for (const { model, costs } of models) {
        const update = timeEpisode(model, sweeps) / (sweeps * members);
        if (counts) costs.push(update);
      }
    }
    const cost = median(weekly);
    const rules = models.map(({ id, costs }) => ({
      id,
      nanosecondsPerUpdate: Math.round(median(costs)),
      updatesPerMemberWeek: Math.round((100 * median(costs)) / cost) / 100,
    }));
    return {
      measured: {
        members,
        presentAtTheEnd: presentIn(society),
        rounds,
        nanosecondsPerMemberWeek: Math.round(cost),
        flocc: Object.fromEntries(rules.map(({ id, ...figures }) => [id, figures])),
      },
      holds: rules.every(({ nanosecondsPerUpdate }) => nanosecondsPerUpdate > cost),
      note: 'updatesPerMemberWeek above 1: one rule in flocc is dearer than everything here.',
    };
  },
});
