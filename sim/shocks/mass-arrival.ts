/**
 * Mass arrival: for eight weeks as many strangers knock as make up a tenth of the residents each week.
 *
 *   candidate surge = 0.1 · intensity · residents at the start, persons a week
 *
 * Who of them is let in is a matter of the citizenship steps; who is let in without them has to be taught, fed and
 * listened to. Analogue: the 'eternal September' of Usenet in 1993, and the surge of newcomers that r/NoSleep absorbed
 * through norms and moderators (Kiene, Monroy-Hernández & Hill 2016, Surviving an "Eternal September", CHI '16). Size
 * and duration are assumptions.
 */
import { event } from '../core/contract.ts';
import { counted } from '../core/telling.ts';
import { lastingShock } from './lasting.ts';

export const massArrival = lastingShock({
  id: 'shocks.mass_arrival',
  title: 'Mass arrival',
  summary: 'For eight weeks a crowd of strangers knocks.',
  source: 'Kiene, Monroy-Hernández & Hill 2016',
  on: 'society.candidateSurge',
  unit: 'persons per week',
  cause: 'mass arrival',
  strength: 0.1,
  perResident: true,
  weeks: 8,
  told: event('A crowd of strangers knocks at the door, for {b}.', { b: counted('week') }),
});
