/**
 * Mentorship: a member takes a newcomer by the hand. Both give the hours, both have to find them.
 *
 *   m = minutes that both found this week;  share = m / planned
 *   newcomer: belonging += 0.2 share, belief in the norm += 0.5 share (mentor's - own),
 *             coached minutes m (the owner of skills turns them into skill), a tie to the mentor
 *   finished after `weeks` full weeks' worth of share; until then the way to the vote is closed
 *
 * Mentors are drawn by weight (sociability + care) * energy among members who mentor nobody.
 *
 * Sources: socialisation of newcomers by insiders raises clarity, belonging and performance, Bauer, T. N. et al.
 * (2007), Newcomer adjustment during organizational socialization, J. Applied Psychology 92(3), 707-721; effects of
 * mentoring, Eby, L. T. et al. (2008), J. Vocational Behavior 72(2), 254-267 (small). Weights are assumptions.
 * Edge cases: no mentor to be had: the newcomer waits, and belongs less; a mentor who leaves is replaced.
 */
import { column, demand, MEMBER, mechanism, RESIDENT, ref, SKILLS, term } from '../core/contract.ts';
import { uniformOpen } from '../core/random.ts';
import { RESIDENCY } from './steps.ts';
import { beginSample, endSample, offer, outOfReach, sampled } from './volunteers.ts';

const CARE = SKILLS.indexOf('care');
const SKILL_WIDTH = SKILLS.length;
const BELONGING = 0.2;
const NORM_TAUGHT = 0.5;

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
    sociability: ref('f32', 'members.sociability'),
    skill: ref('f32', 'members.skill'),
    energy: ref('f64', 'members.energy', true),
    normBelief: ref('f64', 'members.normBelief', true),
  },
  adds: {
    welcome: term('members.belonging', 'being accompanied by a mentor', true),
    guidance: term('members.normBelief', 'being told by a mentor how much one gives here', true),
  },
  demands: {
    accompany: demand('learning', 'accompanying a newcomer'),
    accompanied: demand('learning', 'being accompanied by a mentor'),
  },
  after: ['citizenship.admissions'],
  effect: { observable: 'time.learning', sign: 1, smallest: 0.02, neutral: 'citizenship.mentorship off' },
  steps: {
    citizenship(s) {
      const { c, p, n, k0, k1 } = s;
      const { identity, status, admissionStep, mentor, mentoring, mentoredWeeks, skill, sociability, energy } = c;
      let newcomers = 0;
      let lacking = 0;
      for (let i = 0; i < n; i++) {
        mentoring[i] = 0;
        if (admissionStep[i] !== RESIDENCY || mentoredWeeks[i] >= p.weeks) {
          mentor[i] = -1;
          continue;
        }
        newcomers++;
        if (mentor[i] >= 0 && status[mentor[i]] !== MEMBER) mentor[i] = -1;
        if (mentor[i] < 0) lacking++;
      }
      c.newcomers[0] = newcomers;
      if (newcomers === 0) return;
      for (let i = 0; i < n; i++) if (mentor[i] >= 0) mentoring[mentor[i]] = 1;
      if (lacking === 0) return;
      const hasEnergy = energy.length > 0;
      beginSample(lacking, 2);
      for (let i = 0; i < n; i++) {
        if (status[i] !== MEMBER || mentoring[i] === 1) continue;
        const u = uniformOpen(k0, k1, identity[i], 0);
        if (outOfReach(u)) continue;
        offer(u, (sociability[i] + skill[i * SKILL_WIDTH + CARE]) * (hasEnergy ? energy[i] : 1), i);
      }
      const found = endSample();
      let next = 0;
      for (let i = 0; i < n && next < found; i++) {
        if (admissionStep[i] !== RESIDENCY || mentoredWeeks[i] >= p.weeks || mentor[i] >= 0) continue;
        mentor[i] = sampled(next++);
        mentoring[mentor[i]] = 1;
      }
    },
    attention(s) {
      const { c, p, n } = s;
      if (c.newcomers[0] === 0) return;
      const { status, mentor, accompany, accompanied } = c;
      const minutes = p.hoursPerWeek * 60;
      for (let i = 0; i < n; i++) {
        if (mentor[i] < 0 || status[i] < RESIDENT) continue;
        accompanied[i] = minutes;
        accompany[mentor[i]] = minutes;
      }
    },
    culture(s) {
      const { c, p, n } = s;
      const { mentor, mentoredWeeks, coachedMinutes, normBelief, accompanyGranted, accompaniedGranted } = c;
      const { welcome, guidance } = c;
      coachedMinutes.fill(0, 0, n);
      if (c.newcomers[0] === 0) return;
      const planned = p.hoursPerWeek * 60;
      const hasBelief = normBelief.length > 0;
      for (let i = 0; i < n; i++) {
        const by = mentor[i];
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
