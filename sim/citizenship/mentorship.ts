/**
 * Mentorship: a member takes a newcomer by the hand. Both give the hours, both have to find them.
 *
 *   m = minutes that both found this week;  share = m / planned
 *   newcomer: belonging += 0.2 share, belief in the norm += 0.5 share (mentor's - own),
 *             coached minutes m (the owner of skills turns them into skill), a tie to the mentor
 *   finished after `weeks` full weeks' worth of share; until then the way to the vote is closed
 *
 * Mentors are drawn by weight (sociability + care) * energy among members who mentor nobody: rows are drawn evenly,
 * and accepted with probability weight / 2, the most that a weight can be.
 *
 * Sources: socialisation of newcomers by insiders raises clarity, belonging and performance, Bauer, T. N. et al.
 * (2007), Newcomer adjustment during organizational socialization, J. Applied Psychology 92(3), 707-721; effects of
 * mentoring, Eby, L. T. et al. (2008), J. Vocational Behavior 72(2), 254-267 (small). Weights are assumptions.
 * Edge cases: no mentor to be had: the newcomer waits, and belongs less; a mentor who leaves is replaced.
 */
import { column, demand, heldTerm, MEMBER, mechanism, RESIDENT, ref, SKILLS } from '../core/contract.ts';
import { integer, uniform } from '../core/random.ts';
import { RESIDENCY } from './steps.ts';

const CARE = SKILLS.indexOf('care');
const SKILL_WIDTH = SKILLS.length;
const BELONGING = 0.2;
const NORM_TAUGHT = 0.5;
/** Largest weight of a mentor. */
const MOST_WEIGHT = 2;
/** Draws for one newcomer, by row: then nobody is free, but for rare luck. */
const MOST_ASKED = 8;

export const mentorship = mechanism({
  id: 'citizenship.mentorship',
  layer: 'citizenship',
  title: 'Mentorship',
  summary: 'Members accompany newcomers for some weeks: belonging, knowledge of how things are done, a first tie.',
  source: 'Bauer et al. 2007; Eby et al. 2008',
  switch: 'on',
  parameters: {
    hoursPerWeek: {
      type: 'number',
      unit: 'hours per week',
      min: 0.25,
      max: 6,
      default: 1,
      meaning: 'Hours a week that mentor and newcomer spend together.',
    },
    weeks: {
      type: 'number',
      unit: 'weeks',
      min: 1,
      max: 52,
      default: 8,
      integer: true,
      meaning: 'Full weeks of mentorship before a newcomer can be admitted.',
    },
  },
  columns: {
    mentor: column('members', 'i32', {
      unit: 'row',
      min: -1,
      initial: -1,
      pointsTo: 'members',
      meaning: 'Member who accompanies one now, or -1.',
    }),
    mentoring: column('members', 'u8', { unit: 'flag', min: 0, max: 1, meaning: '1 while accompanying somebody.' }),
    mentoredWeeks: column('members', 'f32', { unit: 'weeks', min: 0, meaning: "Full weeks' worth of mentorship had." }),
    coachedMinutes: column('members', 'f32', {
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes of being taught by the mentor this week.',
    }),
    newcomers: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Newcomers to accompany this week.' }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    admissionStep: ref('u8', 'members.admissionStep'),
    onTheWay: ref('i32', 'members.onTheWay'),
    numberOnTheWay: ref('i32', 'society.numberOnTheWay'),
    sociability: ref('f32', 'members.sociability'),
    skill: ref('f32', 'members.skill'),
    energy: ref('f64', 'members.energy', true),
    normBelief: ref('f64', 'members.normBelief', true),
  },
  adds: {
    welcome: heldTerm('members.belonging', 'being accompanied by a mentor', true),
    guidance: heldTerm('members.normBelief', 'being told by a mentor how much one gives here', true),
  },
  demands: {
    accompany: demand('learning', 'accompanying a newcomer'),
    accompanied: demand('learning', 'being accompanied by a mentor'),
  },
  after: ['citizenship.admissions'],
  effects: [
    {
      system: 'citizenship.mentorship',
      switch: { kind: 'clause', without: ['citizenship.mentorship'] },
      setting: { values: { 'citizenship.candidates.candidates_per_year': 400 }, weeks: 156 },
      observable: 'wellbeing.loneliness',
      sign: -1,
      smallest: 0.002,
      because: 'a newcomer’s first tie is the mentor; it shows where many come',
    },
  ],
  steps: {
    citizenship(s) {
      const { c, p, n, k0, k1 } = s;
      const { identity, status, admissionStep, mentor, mentoring, mentoredWeeks, skill, sociability, energy } = c;
      const { onTheWay } = c;
      const under = c.numberOnTheWay[0];
      let newcomers = 0;
      let lacking = 0;
      mentoring.fill(0, 0, n);
      // Whoever finished this week is still on the list, and leaves the mentor here.
      for (let k = 0; k < under; k++) {
        const i = onTheWay[k];
        if (admissionStep[i] !== RESIDENCY || mentoredWeeks[i] >= p.weeks) {
          mentor[i] = -1;
          continue;
        }
        newcomers++;
        if (mentor[i] >= 0 && status[mentor[i]] !== MEMBER) mentor[i] = -1;
        if (mentor[i] < 0) lacking++;
        else mentoring[mentor[i]] = 1;
      }
      c.newcomers[0] = newcomers;
      if (lacking === 0) return;
      const hasEnergy = energy.length > 0;
      const most = MOST_ASKED * n;
      for (let k = 0; k < under; k++) {
        const i = onTheWay[k];
        if (admissionStep[i] !== RESIDENCY || mentoredWeeks[i] >= p.weeks || mentor[i] >= 0) continue;
        let asked = 1;
        for (; asked <= most; asked++) {
          const by = integer(k0, k1, identity[i], 2 * asked, n);
          if (status[by] !== MEMBER || mentoring[by] === 1) continue;
          const weight = (sociability[by] + skill[by * SKILL_WIDTH + CARE]) * (hasEnergy ? energy[by] : 1);
          if (MOST_WEIGHT * uniform(k0, k1, identity[i], 2 * asked + 1) >= weight) continue;
          mentor[i] = by;
          mentoring[by] = 1;
          break;
        }
        // Nobody free, or hardly anybody: the others wait as well.
        if (asked > most) return;
      }
    },
    attention(s) {
      const { c, p } = s;
      if (c.newcomers[0] === 0) return;
      const { status, mentor, accompany, accompanied, onTheWay } = c;
      const minutes = p.hoursPerWeek * 60;
      for (let k = 0; k < c.numberOnTheWay[0]; k++) {
        const i = onTheWay[k];
        if (mentor[i] < 0 || status[i] < RESIDENT) continue;
        accompanied[i] = minutes;
        accompany[mentor[i]] = minutes;
      }
    },
    culture(s) {
      const { c, p, n } = s;
      if (c.numberOnTheWay[0] === 0) return;
      const { mentor, mentoredWeeks, coachedMinutes, normBelief, accompanyGranted, accompaniedGranted } = c;
      const { welcome, guidance, onTheWay } = c;
      coachedMinutes.fill(0, 0, n);
      const planned = p.hoursPerWeek * 60;
      const hasBelief = normBelief.length > 0;
      for (let k = 0; k < c.numberOnTheWay[0]; k++) {
        const i = onTheWay[k];
        const by = mentor[i];
        welcome[i] = 0;
        guidance[i] = 0;
        if (by < 0) continue;
        const together = Math.min(accompanyGranted[by], accompaniedGranted[i]);
        if (together <= 0) continue;
        const share = together / planned;
        coachedMinutes[i] = together;
        mentoredWeeks[i] += share;
        welcome[i] = BELONGING * share;
        if (hasBelief) guidance[i] = NORM_TAUGHT * share * (normBelief[by] - normBelief[i]);
      }
    },
  },
});
