/**
 * Energy and exhaustion: the job demands–resources account of burnout (Demerouti, Bakker, Nachreiner &
 * Schaufeli 2001, Journal of Applied Psychology 86:499–512). Demands drain: hours of every kind of work,
 * what the week could not hold, and harm suffered. Resources buffer: belonging, say, fair reward.
 *
 *   drain = demandWeight · x² / (1 + x²),  x = (work hours − ease · (0.6 + 0.8 · stamina)) / breadth, if positive
 *
 * Demands weigh more on exhaustion than resources do (Lee & Ashforth 1996: corrected correlations about
 * .5 to .65 against −.3), and so they do here. Half-life 3 weeks.
 *
 * Learning drains nobody here, alone or in a guild's workshop: mastering something is a way of recovering from work
 * (Sonnentag & Fritz 2007, Journal of Occupational Health Psychology 12:204–221). Teaching is not told apart.
 *
 * A member is exhausted once energy falls below 0.3 and until it is above 0.5: recovery takes longer
 * than the fall. Thresholds are assumptions. The week’s load is looked at every four weeks, by turns.
 */
import { ACTIVITIES, column, heldTerm, mechanism, RESIDENT, ref, stock, TURN_WEEKS } from '../sim/core/contract.ts';

const WIDTH = ACTIVITIES.length;
const REST = ACTIVITIES.indexOf('rest');
const MEALS = ACTIVITIES.indexOf('shared_meals');
const GATHERINGS = ACTIVITIES.indexOf('gatherings');
const LEARNING = ACTIVITIES.indexOf('learning');
const WORKSHOPS = ACTIVITIES.indexOf('guild_workshops');
const DEVELOPMENT = ACTIVITIES.indexOf('personal_development');
const EXHAUSTED_BELOW = 0.3;
const RECOVERED_ABOVE = 0.5;

export const energy = mechanism({
  id: 'people.energy',
  layer: 'people',
  title: 'Energy and burnout',
  summary:
    'Strength drained by the hours of all work and by harm, restored by rest, buffered by belonging, say and reward.',
  source:
    'Demerouti et al. (2001), J. Appl. Psychol. 86:499–512; Lee & Ashforth (1996), J. Appl. Psychol. 81:123–133 (sizes).',
  switch: 'always',
  parameters: {
    easeHours: {
      type: 'number',
      unit: 'hours per week',
      min: 10,
      max: 80,
      default: 34,
      meaning: 'Work of all kinds, care and duties included, that does not drain a person of middling stamina.',
    },
    breadthHours: {
      type: 'number',
      unit: 'hours per week',
      min: 5,
      max: 60,
      default: 20,
      meaning: 'Hours beyond ease at which half of the drain is reached.',
    },
    demandWeight: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 2,
      default: 1.1,
      meaning: 'Energy lost at the utmost load.',
    },
  },
  columns: {
    energy: stock('members', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.75,
      base: 0.7,
      halfLifeWeeks: 3,
      byTurns: true,
      meaning: 'Strength for the week ahead.',
    }),
    exhausted: column('members', 'u8', {
      unit: 'flag',
      min: 0,
      max: 1,
      meaning: 'Burnt out: energy fell below 0.3 and has not recovered to 0.5.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    minutes: ref('f64', 'members.minutes'),
    stamina: ref('f32', 'members.stamina'),
    overload: ref('f32', 'members.overload'),
    belonging: ref('f64', 'members.belonging'),
    say: ref('f32', 'members.say', true),
    reward: ref('f32', 'members.reward', true),
    harm: ref('f32', 'members.harm', true),
  },
  adds: {
    load: heldTerm('members.energy', 'hours of work'),
    strain: heldTerm('members.energy', 'a week too short for what was promised'),
    support: heldTerm('members.energy', 'belonging, say and fair reward'),
    hurt: heldTerm('members.energy', 'harm suffered'),
  },
  steps: {
    justice(s) {
      const { status, minutes, stamina, overload, belonging, say, reward, harm, load, strain, support, hurt } = s.c;
      const { easeHours, breadthHours, demandWeight } = s.p;
      const heard = say.length > 0;
      const rewarded = reward.length > 0;
      const harmed = harm.length > 0;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const at = i * WIDTH;
        const free =
          minutes[at + REST] +
          minutes[at + MEALS] +
          minutes[at + GATHERINGS] +
          minutes[at + DEVELOPMENT] +
          minutes[at + LEARNING] +
          minutes[at + WORKSHOPS];
        const hours = 168 - free / 60;
        const x = (hours - easeHours * (0.6 + 0.8 * stamina[i])) / breadthHours;
        load[i] = x > 0 ? (-demandWeight * x * x) / (1 + x * x) : 0;
        strain[i] = -0.6 * overload[i];
        support[i] = 0.1 * (belonging[i] + (heard ? say[i] : 0.5) + (rewarded ? reward[i] : 0.5));
        if (harmed) hurt[i] = -0.35 * harm[i];
      }
    },
    wellbeing(s) {
      const { status, energy: level, exhausted } = s.c;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        if (level[i] < EXHAUSTED_BELOW) exhausted[i] = 1;
        else if (level[i] > RECOVERED_ABOVE) exhausted[i] = 0;
      }
    },
  },
});
