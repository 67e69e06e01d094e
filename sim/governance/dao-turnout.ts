/**
 * Who votes with tokens. The calculus of Riker and Ordeshook 1968 (American Political Science Review 62:25-42),
 * R = pB − C + D, with noise uniform over the unit interval, as for meetings (attendance.ts):
 *
 *   p  the felt chance to decide the matter: own experience of having a say, times 2 w / (w + mean w). Who holds little
 *      stays away (Downs 1957, An Economic Theory of Democracy, ch. 14), who holds much comes; w = 0 has no vote
 *   B  what is at stake: how much nearer to the own wish one of text and law is than the other; in a time lock what the text is known to bring or
 *      to cost unless more come, a loss felt ALARM times as much (loss aversion, Tversky and Kahneman 1992, Journal of
 *      Risk and Uncertainty 5:297-323: 2.25 in the median)
 *   C  tiredness
 *   D  duty: conscientiousness where the institutions are trusted, and a little habit. Nobody is seen to stay at home,
 *      so both are weaker than for a meeting
 *
 * The weights are assumptions; a middling member with a middling holding votes about one time in four, one with a tenth of
 * it one time in eight. In organisations of this kind about one token in twenty votes (Falk, Pathan, Rigas and Tsoukalas
 * 2024, Blockchain Governance: An Empirical Analysis of User Engagement on DAOs).
 */
const HABIT = 0.1;
const DUTY = 0.4;
const STAKE = 1.2;
const ALARM = 2.25;
const TIREDNESS = 0.4;
const EXHAUSTION = 0.2;

interface Holders {
  readonly conscientiousness: Float32Array;
  readonly trust: Float64Array;
  readonly energy: Float64Array;
  readonly exhausted: Uint8Array;
  readonly say: Float32Array;
}

/**
 * Probability that a member votes; below 0 and above 1 are certainties.
 * @param stake what there is to gain: the difference that an open text makes, or what a locked one brings
 * @param loss what a locked text costs, 0 for nothing
 */
export function willToVote(
  c: Holders,
  i: number,
  weight: number,
  meanWeight: number,
  stake: number,
  loss: number,
): number {
  const felt = (2 * weight) / (weight + meanWeight);
  return (
    HABIT +
    DUTY * c.conscientiousness[i] * c.trust[i] +
    STAKE * c.say[i] * felt * Math.max(stake, ALARM * loss) -
    TIREDNESS * (1 - c.energy[i]) -
    EXHAUSTION * c.exhausted[i]
  );
}
