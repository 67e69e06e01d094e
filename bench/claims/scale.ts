/** That the cost of a member-week hardly grows with the size of the society. */

import { mean, median } from '../averages.ts';
import { claim } from '../claim.ts';
import { live, presentIn, societyOf, timeSocieties } from '../society.ts';

const MOST = 2;

interface Options {
  readonly small: number;
  readonly large: number;
  /** Small societies that are timed, one after another; one alone would be over too soon to be timed well. */
  readonly smallSocieties: number;
  readonly warmUpWeeks: number;
  readonly weeks: number;
  readonly repetitions: number;
}

export const scale = claim<Options>({
  id: 'scale',
  title: 'Cost of a member-week at 100,000 members against 1,000',
  target: 'at most twice the cost, medians in one process',
  timed: true,
  needsBuild: false,
  full: { small: 1000, large: 100_000, smallSocieties: 20, warmUpWeeks: 52, weeks: 26, repetitions: 7 },
  small: { small: 20, large: 60, smallSocieties: 2, warmUpWeeks: 2, weeks: 13, repetitions: 2 },
  async measure({ small, large, smallSocieties, warmUpWeeks, weeks, repetitions }) {
    // All are of one age throughout, since the age of ties and grievances has a cost too.
    const few = Array.from({ length: smallSocieties }, (_, k) => societyOf(small, `scale/${k}`));
    const many = societyOf(large, 'scale');
    for (const society of [...few, many]) live(society, warmUpWeeks);
    const costOfFew: number[] = [];
    const costOfMany: number[] = [];
    for (let r = 0; r < repetitions; r++) {
      costOfFew.push(1e9 / timeSocieties(few, weeks));
      costOfMany.push(1e9 / timeSocieties([many], weeks));
    }
    const ratio = median(costOfMany) / median(costOfFew);
    const measured = {
      small,
      large,
      presentAtTheEnd: { small: Math.round(mean(few.map(presentIn))), large: presentIn(many) },
      repetitions,
      nanosecondsPerMemberWeek: { small: Math.round(median(costOfFew)), large: Math.round(median(costOfMany)) },
      ratio: Math.round(100 * ratio) / 100,
    };
    return { measured, holds: ratio <= MOST, note: '' };
  },
});
