/**
 * Circular use: goods are repaired, shared, composted and used again instead of being bought anew.
 *
 *   hours asked of a member a week = hours at full x c^2        c: the share of goods meant to go round
 *   in circulation = c x sqrt(hours granted / hours asked)
 *   saved = in circulation x (1 - rebound)                       of food, energy and tools; housing is not circular
 * What is easiest to keep going comes first, so the marginal hour saves less and less (Stahel 2016, Nature 531:435-438:
 * reuse what you can, recycle what cannot be reused, repair what is broken; it substitutes manpower for energy and
 * materials). Part of what is saved is spent on more goods: rebound (Zink and Geyer 2017, Journal of Industrial Ecology
 * 21:593-602). The third is a share of that order: of the carbon that typical actions of British households should have
 * saved, about a third was lost so (Druckman, Chitnis, Sorrell and Jackson 2011, Energy Policy 39:3572-3581). Hours are an
 * assumption, as many at full as home production takes. They come out of the same week as everything else, and where people
 * meet in shared channels they take attention as well (`economy.commons`).
 *
 * Edge cases: a share of zero asks for nothing and saves nothing; where nobody finds the hours, nothing is saved.
 */
import { column, heldDemand, mechanism, ref, TURN_WEEKS, term } from '../core/contract.ts';
import { askChore, countChore } from './chores.ts';
import { total } from './turns.ts';

export const circular = mechanism({
  id: 'economy.circular',
  layer: 'economy',
  title: 'Circular use of goods',
  summary: 'Repairing, sharing and composting save part of what would be bought, for hours that rise with the share.',
  source: 'Stahel 2016; Zink and Geyer 2017 (rebound)',
  switch: 'off',
  parameters: {
    share: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.8,
      default: 0.25,
      meaning: 'Share of goods that is meant to be kept in circulation.',
    },
    hoursAtFull: {
      type: 'number',
      unit: 'h per member-week',
      min: 1,
      max: 60,
      default: 18,
      amendable: false,
      meaning: 'Hours per member it would take to keep everything in circulation.',
    },
    rebound: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.33,
      amendable: false,
      meaning: 'Share of what is saved that is spent on more goods.',
    },
  },
  columns: {
    goodsSaved: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of food, energy and tools that need not be bought this week, less the rebound.',
    }),
    circularAsked: column('society', 'f64', {
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes asked of a middling member when everybody was last asked.',
    }),
    circularGiven: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes of circular work granted, by turn.',
    }),
    circularHands: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'members',
      min: 0,
      meaning: 'Members counted for circular work, by turn.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
  },
  adds: { keeping: term('society.handsOn', 'repairing, sharing and composting') },
  demands: { mending: heldDemand('resource_coordination', 'repairing, sharing and composting') },
  effects: [
    {
      system: 'economy.modular',
      switch: {
        kind: 'reform',
        week: 26,
        set: {
          'economy.allocation': false,
          'economy.guilds': true,
          'economy.circular': true,
          'economy.circular.share': 0.4,
        },
      },
      observable: 'time.outside_work',
      sign: -1,
      smallest: 0.3,
      because: 'modules are exchanged in a living society; the one that comes acts from then on as from a founding',
    },
    {
      system: 'economy.circular',
      switch: { kind: 'clause', without: ['economy.circular'] },
      setting: { values: { 'economy.circular.share': 0.25 } },
      observable: 'time.outside_work',
      sign: -1,
      smallest: 0.3,
      because: 'what is repaired, lent or used again need not be earned outside',
    },
  ],
  steps: {
    attention(s) {
      const { c, p, n, week } = s;
      const asked = minutesAsked(p.share, p.hoursAtFull);
      if (asked === 0 && c.circularAsked[0] === 0) return;
      askChore(c.status, c.conscientiousness, c.mending, asked, asked !== c.circularAsked[0], week, n);
    },
    economy(s) {
      const { c, p, n, week } = s;
      const asked = minutesAsked(p.share, p.hoursAtFull);
      const anew = asked !== c.circularAsked[0];
      c.circularAsked[0] = asked;
      const granted = countChore(c.status, c.mendingGranted, c.circularGiven, c.circularHands, anew, week, n);
      const needed = asked * total(c.circularHands);
      const done = needed > 0 ? Math.min(1, granted / needed) : 0;
      c.goodsSaved[0] = p.share * Math.sqrt(done) * (1 - p.rebound);
      c.keeping[0] = granted / 60;
    },
  },
});

function minutesAsked(share: number, hoursAtFull: number): number {
  return 60 * hoursAtFull * share * share;
}
