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
import { column, mechanism, RESIDENT, ref, term } from '../core/contract.ts';

const SHARE_PER_WEEK = 0.1;
const SURGE_WEEKS = 8;

export const massArrival = mechanism({
  id: 'shocks.mass_arrival',
  layer: 'shocks',
  title: 'Mass arrival',
  summary: 'For eight weeks a crowd of strangers knocks.',
  source: 'Kiene, Monroy-Hernández & Hill 2016',
  switch: 'shock',
  columns: {
    arrivalsPerWeek: column('society', 'f64', { unit: 'persons per week', meaning: 'size of the crowd', min: 0 }),
    arrivalsUntilWeek: column('society', 'i32', { unit: 'week', meaning: 'week in which the crowd ends', min: 0 }),
  },
  reads: { status: ref('u8', 'members.status') },
  adds: { crowd: term('society.candidateSurge', 'mass arrival') },
  steps: {
    shocks(s) {
      const { c, n, week } = s;
      if (s.struck > 0) {
        let present = 0;
        for (let i = 0; i < n; i++) if (c.status[i] >= RESIDENT) present++;
        c.arrivalsPerWeek[0] = SHARE_PER_WEEK * s.struck * present;
        c.arrivalsUntilWeek[0] = week + SURGE_WEEKS;
      }
      if (week < c.arrivalsUntilWeek[0]) c.crowd[0] = c.arrivalsPerWeek[0];
    },
  },
});
