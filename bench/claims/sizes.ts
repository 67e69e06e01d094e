/** That a million members can be simulated, and cost each about what a thousand do. */
import { claim } from '../claim.ts';
import { FULL, measureSize, SIZES, type SizesOptions, warmUp } from '../sizes.ts';

const MOST_RATIO = 2;

interface Options extends SizesOptions {
  readonly sizes: readonly number[];
  readonly from: number;
}

export const sizes = claim<Options>({
  id: 'sizes',
  title: 'The whole society from 150 to 1,000,000 members',
  target: `a member-week of the largest costs at most ${MOST_RATIO} times one at 1,000 members, in one process`,
  timed: true,
  needsBuild: false,
  full: { ...FULL, sizes: SIZES, from: 1000 },
  small: { warmUpWeeks: 1, pieces: 1, sizes: [30, 60], from: 30 },
  async measure({ sizes, from, ...options }) {
    if (sizes === SIZES) warmUp();
    const results = sizes.map((members) => measureSize(members, options));
    const largest = results[results.length - 1];
    const reference = results.find(({ members }) => members === from);
    const ratio = reference ? largest.nanosecondsPerMemberWeek / reference.nanosecondsPerMemberWeek : Infinity;
    return {
      measured: { ...options, ratio: Math.round(100 * ratio) / 100, sizes: results.map((result) => ({ ...result })) },
      holds: ratio <= MOST_RATIO,
      note: 'At 1,000,000 members no more than 800,000 strangers a year are to be had, so that leavers are not all replaced.',
    };
  },
});
