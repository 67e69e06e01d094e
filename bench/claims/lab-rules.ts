/** That the laboratory runs a rule about as fast as a loop written by hand for that rule alone. */
import { claim } from '../claim.ts';
import { type ContestOptions, contest, FULL, figuresOf } from '../rules/contest.ts';
import { RULES } from '../rules/index.ts';

const LEAST = 0.8;

export const labRules = claim<ContestOptions>({
  id: 'lab-rules',
  title:
    'Three laboratory rules at 10,000 members beside a kernel written by hand, flocc 0.7.0 and AgentScript 0.10.27',
  target: 'each rule at least 0.8 of the speed of the kernel written by hand, median of the ratios within rounds',
  timed: true,
  needsBuild: false,
  full: FULL,
  small: { members: 64, sweeps: 3, quick: 2, warmUpRounds: 1, rounds: 2 },
  async measure(options) {
    const results = RULES.map((rule) => contest(rule, options));
    return {
      measured: {
        members: options.members,
        rounds: options.rounds,
        rules: Object.fromEntries(results.map((result) => [result.id, figuresOf(result)])),
      },
      holds: results.every(({ toHand }) => toHand >= LEAST),
      note: 'Speeds are millions of member-updates per second. How each runs the rules is said in the headers of bench/rules/.',
    };
  },
});
