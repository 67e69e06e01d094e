/**
 * Regenerative use: part of what the commons gives is left where it is, and hours go into restoring it.
 *
 *   spared   = share of every harvest that is left              less is taken, and less is got now
 *   restored = 0.79 w / (w + 1)                                  faster regrowth, w: hours a week per founder of the place
 * Land: planting, composting, keeping water. Over 286 projects on 37 million hectares such practices raised yields by 79 %
 * in the mean (Pretty and others 2006, Environmental Science and Technology 40:1114-1119), which is taken as the most that
 * restoring adds to regrowth; half of it for an hour a week is an assumption. Attention: gardening of another kind,
 * sorting, summing up and closing what is settled, and hours in which nobody is called on; the same figures, by assumption.
 * That users make such rules and keep them is no exception: Ostrom 1990, Governing the Commons.
 *
 * Who lives now pays, in hours and in what is left standing; who lives here later is better off where the commons was
 * overused, and hardly where it was not.
 *
 * Edge cases: without hours nothing is restored; where nothing is taken there is nothing to leave.
 */
import { column, heldDemand, mechanism, ref, TURN_WEEKS, term } from '../core/contract.ts';
import { askChore, countChore } from './chores.ts';

/** The most that restoring adds to regrowth, and the hours a week per founder for half of it. */
const MOST_RESTORED = 0.79;
const HALF_HOURS = 1;

export const regenerative = mechanism({
  id: 'economy.regenerative',
  layer: 'economy',
  title: 'Regenerative use of the commons',
  summary: 'Part of the harvest is left and hours go into restoring land or attention: less now, more in later years.',
  source: 'Pretty and others 2006; Ostrom 1990',
  switch: 'off',
  parameters: {
    hours: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 10,
      default: 0.5,
      meaning: 'Hours that a middling member is asked to put into restoring the commons.',
    },
    leftShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.9,
      default: 0.1,
      meaning: 'Share of each harvest that is left where it is.',
    },
  },
  columns: {
    restored: column('society', 'f64', { unit: 'share', min: 0, max: 1, meaning: 'What restoring adds to regrowth.' }),
    spared: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of the harvest left this week.',
    }),
    restoringAsked: column('society', 'f64', {
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes asked of a middling member when everybody was last asked.',
    }),
    restoringGiven: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes of restoring granted, by turn.',
    }),
    restoringHands: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'members',
      min: 0,
      meaning: 'Members counted for restoring, by turn.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    commonsFounders: ref('f64', 'society.commonsFounders'),
  },
  adds: { tending: term('society.handsOn', 'restoring the commons') },
  demands: { restoring: heldDemand('resource_coordination', 'restoring the commons') },
  effects: [
    {
      system: 'economy.regenerative',
      switch: { kind: 'clause', without: ['economy.regenerative'] },
      setting: {
        values: {
          'economy.regenerative.left_share': 0.1,
          'autonomy.resource.outside_dependence': 0.2,
          'economy.commons.bears': 0.5,
        },
        weeks: 520,
      },
      observable: 'economy.bill',
      over: 'last',
      sign: -1,
      smallest: 1,
      because:
        'on little land that feeds much, what is left and restored yields more in later years, and less is bought',
    },
  ],
  steps: {
    attention(s) {
      const { c, p, n, week } = s;
      const asked = 60 * p.hours;
      if (asked === 0 && c.restoringAsked[0] === 0) return;
      askChore(c.status, c.conscientiousness, c.restoring, asked, asked !== c.restoringAsked[0], week, n);
    },
    economy(s) {
      const { c, p, n, week } = s;
      const asked = 60 * p.hours;
      const anew = asked !== c.restoringAsked[0];
      c.restoringAsked[0] = asked;
      const granted = countChore(c.status, c.restoringGranted, c.restoringGiven, c.restoringHands, anew, week, n) / 60;
      const perFounder = granted / Math.max(1, c.commonsFounders[0]);
      c.restored[0] = (MOST_RESTORED * perFounder) / (perFounder + HALF_HOURS);
      c.spared[0] = p.leftShare;
      c.tending[0] = granted;
    },
  },
});
