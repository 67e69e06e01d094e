/**
 * Energy outage: for nine weeks the energy from outside fails two days in five.
 *
 *   share of outside energy that does not come = 0.4 · intensity for nine weeks, at most all of it
 *
 * Work that needs power stands still so long, half of the missing energy is replaced at a price, and the other half is
 * done without: cold and dark, which is need not met (`economy.production`, `economy.needs`). It reaches as far as the
 * community depends on the outside. Analogue: the Three-Day Week in Britain, 1 January to 7 March 1974, when electricity for
 * most trades was cut to three consecutive days of the working week. That homes fare as trades did is an assumption.
 */
import { event } from '../core/contract.ts';
import { counted, SHARE } from '../core/telling.ts';
import { lastingShock } from './lasting.ts';

export const energyOutage = lastingShock({
  id: 'shocks.energy_outage',
  title: 'Energy outage',
  summary: 'For nine weeks the energy from outside fails two days in five.',
  source: 'Electricity (Industrial and Commercial Use) (Control) (No. 2) Order 1973 (the Three-Day Week)',
  on: 'society.outage',
  unit: 'share',
  cause: 'an energy outage',
  strength: 0.4,
  most: 1,
  weeks: 9,
  told: event('The energy from outside fails: {a} of it does not come, for {b}.', { a: SHARE, b: counted('week') }),
});
