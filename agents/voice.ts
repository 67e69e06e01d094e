/**
 * Voice: readiness to speak up, propose and campaign. Discontent calls for it, loyalty keeps it from
 * becoming exit, and strength and ambition carry it (Hirschman 1970). Others' example lowers the bar: a
 * member whose threshold is not above the share already speaking joins in (Granovetter 1978, American
 * Journal of Sociology 83:1420–1443).
 *
 *   voice → 2 · (1 − satisfaction) · belonging · (0.5 + ambition) · min(1, 2 · energy), at most 1,
 *           raised by half for those carried along; half-life 4 weeks
 *
 * Somebody speaks whose voice is above 0.2.
 */
import { column, mechanism, RESIDENT, ref, TURN_WEEKS } from '../sim/core/contract.ts';
import { clamp01 } from '../sim/core/math.ts';
import { weeklyShare } from './half-life.ts';

/** Readiness above which somebody speaks up. */
export const SPEAKING = 0.2;

export const voice = mechanism({
  id: 'people.voice',
  layer: 'people',
  title: 'Voice',
  summary: 'Readiness to speak up and propose: discontent with loyalty, carried along by others who speak.',
  source:
    'Hirschman, A. (1970), Exit, Voice, and Loyalty; Granovetter, M. (1978), American Journal of Sociology 83:1420–1443.',
  switch: 'always',
  columns: {
    voice: column('members', 'f32', { unit: 'share', min: 0, max: 1, meaning: 'Readiness to speak up.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    satisfaction: ref('f32', 'members.satisfaction'),
    belonging: ref('f64', 'members.belonging'),
    energy: ref('f64', 'members.energy'),
    ambition: ref('f32', 'members.ambition'),
    threshold: ref('f32', 'members.threshold'),
  },
  after: ['people.satisfaction'],
  steps: {
    wellbeing(s) {
      const { status, satisfaction, belonging, energy, ambition, threshold, voice: level } = s.c;
      const share = weeklyShare(4 / TURN_WEEKS);
      let speaking = 0;
      let present = 0;
      for (let i = 0; i < s.n; i++) {
        if (status[i] < RESIDENT) continue;
        present++;
        if (level[i] > SPEAKING) speaking++;
      }
      const example = present > 0 ? speaking / present : 0;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const own = (1 - satisfaction[i]) * belonging[i] * (0.5 + ambition[i]) * Math.min(1, 2 * energy[i]);
        const carried = example >= threshold[i] ? 1.5 : 1;
        level[i] += share * (clamp01(2 * own * carried) - level[i]);
      }
    },
  },
});
