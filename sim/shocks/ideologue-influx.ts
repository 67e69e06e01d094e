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
import { column, mechanism, RESIDENT, ref, term } from '../core/contract.ts';

const SHARE_PER_WEEK = 0.04;
const INFLUX_WEEKS = 6;

export const ideologueInflux = mechanism({
  id: 'shocks.ideologue_influx',
  layer: 'shocks',
  title: 'Influx of ideologues',
  summary: 'For six weeks people who come to preach knock at the door.',
  source: 'Crick 1984; Kumar et al. 2018',
  switch: 'shock',
  columns: {
    influxPerWeek: column('society', 'f64', { unit: 'persons per week', meaning: 'ideologues who knock', min: 0 }),
    influxUntilWeek: column('society', 'i32', { unit: 'week', meaning: 'week in which the influx ends', min: 0 }),
  },
  reads: { status: ref('u8', 'members.status') },
  adds: { preachers: term('society.ideologueSurge', 'influx of ideologues') },
  steps: {
    shocks(s) {
      const { c, n, week } = s;
      if (s.struck > 0) {
        let present = 0;
        for (let i = 0; i < n; i++) if (c.status[i] >= RESIDENT) present++;
        c.influxPerWeek[0] = SHARE_PER_WEEK * s.struck * present;
        c.influxUntilWeek[0] = week + INFLUX_WEEKS;
      }
      if (week < c.influxUntilWeek[0]) c.preachers[0] = c.influxPerWeek[0];
    },
  },
});
