/**
 * Satisfaction: the weighted mean of six parts in [0, 1], moving average of half-life 8 weeks.
 *
 *   needs      needs met, and income against income wanted (60 : 40)   weight 2, everybody's (Diener 1995;
 *              aspirations, Easterlin 1974)
 *   reward     effort felt fairly rewarded    1 + accountability
 *   belonging  belonging                      1 + cooperation
 *   say        a say in what is decided       1 + (autonomy + transparency) / 2
 *   alignment  own values against the community's declared and lived ones, and wishes against the law
 *                                             1 + innovation
 *   safety     freedom from harm              1 + respect
 *
 * The weights come from the member's own values; the pairing is an assumption. A part whose mechanism is
 * switched off counts as 0.5. Source: Diener (1984), Psychological Bulletin 95:542–575 (domain
 * satisfactions add up to overall satisfaction).
 */
import { column, mechanism, RESIDENT, ref, TURN_WEEKS, VALUES } from '../sim/core/contract.ts';
import { weeklyShare } from './half-life.ts';

/** The parts, in column order. */
export const SATISFACTION_PARTS = ['needs', 'reward', 'belonging', 'say', 'alignment', 'safety'] as const;
const WIDTH = SATISFACTION_PARTS.length;
const K = VALUES.length;

export const satisfaction = mechanism({
  id: 'people.satisfaction',
  layer: 'people',
  title: 'Satisfaction',
  summary: 'How well life here meets needs, rewards effort, gives belonging, say, shared values and safety.',
  source: 'Diener, E. (1984), Subjective well-being, Psychological Bulletin 95:542–575.',
  switch: 'always',
  columns: {
    satisfaction: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.6,
      meaning: 'Overall satisfaction.',
    }),
    satisfactionPart: column('members', 'f32', {
      width: WIDTH,
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Parts when last asked, every four weeks by turns: needs, reward, belonging, say, alignment, safety.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    values: ref('f32', 'members.values'),
    belonging: ref('f64', 'members.belonging'),
    needsMet: ref('f32', 'members.needsMet', true),
    incomeCredits: ref('f32', 'members.incomeCredits', true),
    incomeWish: ref('f32', 'members.incomeWish', true),
    reward: ref('f32', 'members.reward', true),
    say: ref('f32', 'members.say', true),
    lawGap: ref('f32', 'members.lawGap', true),
    alignment: ref('f32', 'members.alignment', true),
    safety: ref('f32', 'members.safety', true),
  },
  after: ['people.belonging'],
  steps: {
    wellbeing(s) {
      const { status, values, belonging, needsMet, reward, say, lawGap, alignment, safety } = s.c;
      const { incomeCredits, incomeWish } = s.c;
      const { satisfaction: level, satisfactionPart: part } = s.c;
      const share = weeklyShare(8 / TURN_WEEKS);
      const fed = needsMet.length > 0;
      const paid = incomeCredits.length > 0 && incomeWish.length > 0;
      const rewarded = reward.length > 0;
      const heard = say.length > 0;
      const aligned = alignment.length > 0;
      const governed = lawGap.length > 0;
      const policed = safety.length > 0;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const v = i * K;
        const at = i * WIDTH;
        const wish = paid && incomeWish[i] > incomeCredits[i] ? incomeCredits[i] / incomeWish[i] : 1;
        const needs = fed ? 0.6 * needsMet[i] + 0.4 * wish : 0.5;
        const fair = rewarded ? reward[i] : 0.5;
        const voice = heard ? say[i] : 0.5;
        const fit = (aligned ? alignment[i] : 0.5) * (governed ? Math.max(0, 1 - 1.5 * lawGap[i]) : 1);
        const safe = policed ? safety[i] : 0.5;
        part[at] = needs;
        part[at + 1] = fair;
        part[at + 2] = belonging[i];
        part[at + 3] = voice;
        part[at + 4] = fit;
        part[at + 5] = safe;
        const weightReward = 1 + values[v + 5];
        const weightBelonging = 1 + values[v + 2];
        const weightSay = 1 + 0.5 * (values[v] + values[v + 1]);
        const weightFit = 1 + values[v + 3];
        const weightSafety = 1 + values[v + 4];
        const total =
          2 * needs +
          weightReward * fair +
          weightBelonging * belonging[i] +
          weightSay * voice +
          weightFit * fit +
          weightSafety * safe;
        const weights = 2 + weightReward + weightBelonging + weightSay + weightFit + weightSafety;
        level[i] += share * (total / weights - level[i]);
      }
    },
  },
});
