/**
 * Trust in the institutions, or legitimacy: fed by procedure (voice, neutrality, consistency, respect)
 * and by outcomes, each a recorded term of the mechanism that gives cause; falls with half-life 4 weeks
 * and rises with half-life 26 (Slovic 1993, Risk Analysis 13:675–682: trust is easier destroyed than
 * made). Here the diffuse part: whether life under these institutions is good (Easton 1975).
 *
 * Source: Tyler, T. (1990), Why People Obey the Law; Easton, D. (1975), B. J. Political Science 5:435–457.
 */
import { heldTerm, mechanism, RESIDENT, ref, stock, TURN_WEEKS } from '../sim/core/contract.ts';

export const legitimacy = mechanism({
  id: 'people.legitimacy',
  layer: 'people',
  title: 'Legitimacy',
  summary: 'Trust in the institutions: falls in weeks, rises in half-years; drives turnout, compliance and reporting.',
  source:
    'Tyler, T. (1990), Why People Obey the Law; Easton, D. (1975), B. J. Polit. Sci. 5:435–457; Slovic, P. (1993), Risk Analysis 13:675–682.',
  switch: 'always',
  columns: {
    trust: stock('members', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.55,
      base: 0.35,
      halfLifeWeeks: { up: 26, down: 4 },
      byTurns: true,
      meaning: 'Trust in the community’s institutions.',
    }),
  },
  reads: { status: ref('u8', 'members.status'), satisfaction: ref('f32', 'members.satisfaction') },
  adds: { support: heldTerm('members.trust', 'satisfaction with life here') },
  steps: {
    justice(s) {
      const { status, satisfaction, support } = s.c;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        support[i] = 0.5 * (satisfaction[i] - 0.3);
      }
    },
  },
});
