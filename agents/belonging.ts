/**
 * Belonging and loneliness.
 *
 * Belonging is a stock fed by recorded terms: ties, enemies, shared meals, and what rituals, mentorship
 * and likeness add; long residence adds a little of its own. Half-life 13 weeks (assumption).
 * Loneliness is not its opposite: it is company wanted and not had, the gap between a person's
 * sociability and the ties that exist (Perlman & Peplau 1981), so a sociable member can be lonely in a
 * community to which they belong.
 *
 * Source: Baumeister & Leary (1995), Psychological Bulletin 117:497–529; Perlman & Peplau (1981).
 */
import { column, heldTerm, mechanism, RESIDENT, ref, stock, TURN_WEEKS } from '../sim/core/contract.ts';
import { weeklyShare } from './half-life.ts';

export const belonging = mechanism({
  id: 'people.belonging',
  layer: 'people',
  title: 'Belonging',
  summary: 'The feeling of being part of the community, from ties, company and ritual; and loneliness beside it.',
  source:
    'Baumeister, R. & Leary, M. (1995), Psychological Bulletin 117:497–529; Perlman, D. & Peplau, L. A. (1981), Toward a social psychology of loneliness.',
  switch: 'always',
  columns: {
    belonging: stock('members', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.4,
      base: 0.15,
      halfLifeWeeks: 13,
      meaning: 'Feeling of being part of the community.',
    }),
    loneliness: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Company wanted and not had, moving average of half-life 8 weeks.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    joinedWeek: ref('i32', 'members.joinedWeek'),
    sociability: ref('f32', 'members.sociability'),
    kin: ref('f32', 'members.kin'),
    socialMinutes: ref('f32', 'members.socialMinutes'),
  },
  adds: { tenure: heldTerm('members.belonging', 'length of residence') },
  steps: {
    culture(s) {
      const { status, joinedWeek, tenure } = s.c;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const weeks = s.week - joinedWeek[i];
        tenure[i] = (0.12 * weeks) / (weeks + 104);
      }
    },
    wellbeing(s) {
      const { status, sociability, kin, socialMinutes, loneliness } = s.c;
      const share = weeklyShare(8 / TURN_WEEKS);
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const closeness = kin[i] / (kin[i] + 1);
        const company = socialMinutes[i] / (socialMinutes[i] + 240);
        const had = 0.6 * closeness + 0.4 * company;
        const wanted = 0.3 + 0.7 * sociability[i];
        const gap = wanted > had ? (wanted - had) / wanted : 0;
        loneliness[i] += share * (gap - loneliness[i]);
      }
    },
  },
});
