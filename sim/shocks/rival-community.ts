/**
 * A rival community opens and competes for the same people: for a year the world outside pulls harder on members
 * and strangers alike.
 *
 *   outside pull = 0.25 · intensity (utility) for 52 weeks
 *
 * At the usual steepness this multiplies the hazard of exit by about three and a half. Analogue: groups that share members grow more
 * slowly and lose more of them (Wang, Butler & Ren 2013, The Impact of Membership Overlap on Growth, Organization
 * Science 24, 414–431). Strength and duration are assumptions.
 */
import { column, mechanism, term } from '../core/contract.ts';

const PULL = 0.25;
const WEEKS = 52;

export const rivalCommunity = mechanism({
  id: 'shocks.rival_community',
  layer: 'shocks',
  title: 'Rival community',
  summary: 'Another community courts the same people for a year.',
  source: 'Wang, Butler & Ren 2013',
  switch: 'shock',
  columns: {
    rivalPull: column('society', 'f64', { unit: 'utility', meaning: 'attraction of the rival', min: 0 }),
    rivalUntilWeek: column('society', 'i32', { unit: 'week', meaning: 'week in which the rival fades', min: 0 }),
  },
  adds: { rival: term('society.outsidePull', 'a rival community') },
  steps: {
    shocks(s) {
      const { c, week } = s;
      if (s.struck > 0) {
        c.rivalPull[0] = PULL * s.struck;
        c.rivalUntilWeek[0] = week + WEEKS;
      }
      if (week < c.rivalUntilWeek[0]) c.rival[0] = c.rivalPull[0];
    },
  },
});
