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
import { event } from '../core/contract.ts';
import { counted } from '../core/telling.ts';
import { lastingShock } from './lasting.ts';

export const rivalCommunity = lastingShock({
  id: 'shocks.rival_community',
  title: 'Rival community',
  summary: 'Another community courts the same people for a year.',
  source: 'Wang, Butler & Ren 2013',
  on: 'society.outsidePull',
  unit: 'utility',
  cause: 'a rival community',
  strength: 0.25,
  weeks: 52,
  told: event('A rival community courts the same people, for {b}.', { b: counted('week') }),
});
