/**
 * A wave of harassment: incidents multiply at once and ebb away with the half-life of the pressure, six weeks.
 *
 *   incident pressure = 6 · intensity in the week it strikes (seven times the usual incidents at intensity 1)
 *
 * Harm comes through the members themselves, who are goaded into turning on one another; what is reported floods
 * mediators and council. Analogue: cross-community raids and the replies they provoke (Kumar et al. 2018,
 * Community Interaction and Conflict on the Web, WWW '18). Strength is an assumption.
 */
import { mechanism, term } from '../core/contract.ts';

const PRESSURE = 6;

export const harassmentWave = mechanism({
  id: 'shocks.harassment_wave',
  layer: 'shocks',
  title: 'Wave of harassment',
  summary: 'Incidents multiply and ebb away over some months.',
  source: 'Kumar et al. 2018',
  switch: 'shock',
  adds: { goading: term('society.incidentPressure', 'a wave of harassment') },
  steps: {
    shocks(s) {
      if (s.struck > 0) s.c.goading[0] = PRESSURE * s.struck;
    },
  },
});
