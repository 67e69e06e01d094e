/**
 * Daily life beyond duty: shared meals, learning and personal development, as much as temperament and
 * strength make a person want, and what they do.
 *
 *   shared meals           company: contact with one's ties (used by `people.ties`), belonging
 *   learning               skill_d += rate · hours · (1 − skill_d) in the domain the person is best in
 *   personal development   recovery beyond sleep (Sonnentag & Fritz 2007, recovery experiences)
 *
 * Wanted minutes are assumptions within the range of time-use surveys; energy below one half cuts
 * learning first, since effort is what exhausted people avoid (Hobfoll 1989, conservation of resources).
 * Habits and their effects are looked at every four weeks, by turns.
 */
import { column, demandByTurns, heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS } from '../sim/core/contract.ts';

export const dailyLife = mechanism({
  id: 'people.daily_life',
  layer: 'people',
  title: 'Daily life',
  summary: 'Shared meals, learning and personal development: company, skill and recovery.',
  source:
    'Sonnentag, S. & Fritz, C. (2007), J. Occup. Health Psychol. 12:204–221; Hobfoll, S. (1989), American Psychologist 44:513–524.',
  switch: 'always',
  parameters: {
    sharedMealHours: hours(6, 'Shared meals or digital meetups wanted by a person of middling sociability.'),
    learningHours: hours(2, 'Learning wanted by a person of middling ambition.'),
    personalDevelopmentHours: hours(4, 'Personal development wanted.'),
    learningRatePerHour: {
      type: 'number',
      unit: 'share of the gap per hour',
      min: 0,
      max: 0.05,
      default: 0.0004,
      meaning: 'Gain of skill from an hour of learning; 1,000 hours close a third of the gap.',
    },
  },
  reads: {
    status: ref('u8', 'members.status'),
    sociability: ref('f32', 'members.sociability'),
    ambition: ref('f32', 'members.ambition'),
    energy: ref('f64', 'members.energy'),
    belonging: ref('f64', 'members.belonging'),
    coachedMinutes: ref('f32', 'members.coachedMinutes', true),
  },
  columns: {
    skillGain: column('members', 'f32', {
      unit: 'share of the gap',
      min: 0,
      max: 1,
      meaning: 'Share of the gap to mastery closed in the last four weeks in the strongest domain.',
    }),
  },
  demands: {
    meals: demandByTurns('shared_meals', 'Shared meals or digital meetups.'),
    learning: demandByTurns('learning', 'Learning by oneself or from others.'),
    development: demandByTurns('personal_development', 'Time for one’s own growth.'),
  },
  adds: {
    company: heldTerm('members.belonging', 'shared meals'),
    recovery: heldTerm('members.energy', 'personal development'),
  },
  steps: {
    attention(s) {
      const { status, sociability, ambition, energy, belonging, meals, learning, development } = s.c;
      const { sharedMealHours, learningHours, personalDevelopmentHours } = s.p;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const strength = energy[i] < 0.5 ? 2 * energy[i] : 1;
        meals[i] = 60 * sharedMealHours * 2 * sociability[i] * (0.4 + 0.6 * belonging[i]);
        learning[i] = 60 * learningHours * 2 * ambition[i] * strength;
        development[i] = 60 * personalDevelopmentHours;
      }
    },
    culture(s) {
      const {
        status,
        mealsGranted,
        learningGranted,
        developmentGranted,
        skillGain,
        company,
        recovery,
        coachedMinutes,
      } = s.c;
      const coached = coachedMinutes.length > 0;
      const rate = (TURN_WEEKS * s.p.learningRatePerHour) / 60;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const mealHours = mealsGranted[i] / 60;
        company[i] = (0.15 * mealHours) / (mealHours + 4);
        const developmentHours = developmentGranted[i] / 60;
        recovery[i] = (0.1 * developmentHours) / (developmentHours + 3);
        skillGain[i] = Math.min(1, rate * (learningGranted[i] + (coached ? coachedMinutes[i] : 0)));
      }
    },
  },
});

function hours(value: number, meaning: string) {
  return { type: 'number', unit: 'hours per week', min: 0, max: 40, default: value, meaning } as const;
}
