/**
 * Influx of ideologues: for six weeks people who come to preach knock, each week as many as four in a hundred of
 * the residents. They hold extreme values, hear nobody and mean to stay; who they are is settled by the traits of
 * their identities, and whether they get in by the citizenship steps.
 *
 *   ideologue surge = 0.04 · intensity · residents at the start, persons a week
 *
 * Analogue: entryism, the concerted joining of a party by a faction with its own aims (Crick 1984, Militant);
 * raids between online communities, begun by a highly active few (Kumar et al. 2018, Community Interaction and
 * Conflict on the Web, WWW '18). Size and duration are assumptions.
 */
import { event } from '../core/contract.ts';
import { counted } from '../core/telling.ts';
import { lastingShock } from './lasting.ts';

export const ideologueInflux = lastingShock({
  id: 'shocks.ideologue_influx',
  title: 'Influx of ideologues',
  summary: 'For six weeks people who come to preach knock at the door.',
  source: 'Crick 1984; Kumar et al. 2018',
  on: 'society.ideologueSurge',
  unit: 'persons per week',
  cause: 'influx of ideologues',
  strength: 0.04,
  perResident: true,
  weeks: 6,
  told: event('People who come to preach knock at the door, for {b}.', { b: counted('week') }),
});
