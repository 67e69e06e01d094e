/**
 * Reputation: what others hold of a member. Earned by giving more than others are believed to give
 * (competitive altruism, Barclay 2004; image scoring, Nowak & Sigmund 1998, Nature 393:573–577), by
 * standing in many ties, and by what offices and rulings add or take. Half-life 52 weeks. A quarter of the
 * members is looked at each week, beside all.
 */
import { heldTerm, mechanism, RESIDENT, ref, stock, TURN_WEEKS } from '../sim/core/contract.ts';

export const reputation = mechanism({
  id: 'people.reputation',
  layer: 'people',
  title: 'Reputation',
  summary: 'Standing among the members, earned by contribution and ties, slow to change.',
  source:
    'Nowak, M. & Sigmund, K. (1998), Nature 393:573–577; Barclay, P. (2004), Evolution and Human Behavior 25:209–220.',
  switch: 'always',
  columns: {
    reputation: stock('members', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.25,
      base: 0.1,
      halfLifeWeeks: 52,
      byTurns: true,
      meaning: 'Standing among the members.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    contributionScore: ref('f32', 'members.contributionScore'),
    kin: ref('f32', 'members.kin'),
  },
  adds: {
    deeds: heldTerm('members.reputation', 'contribution beside others’'),
    standing: heldTerm('members.reputation', 'ties'),
  },
  steps: {
    justice(s) {
      const { status, contributionScore, kin, deeds, standing } = s.c;
      let sum = 0;
      let count = 0;
      for (let i = 0; i < s.n; i++) {
        if (status[i] < RESIDENT) continue;
        sum += contributionScore[i];
        count++;
      }
      const usual = count > 0 ? Math.max(1, sum / count) : 1;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const relative = contributionScore[i] / usual;
        deeds[i] = (0.8 * relative) / (1 + relative);
        standing[i] = (0.3 * kin[i]) / (kin[i] + 4);
      }
    },
  },
});
