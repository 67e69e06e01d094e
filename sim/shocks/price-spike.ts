/**
 * Price spike: what is bought outside costs a third more for half a year, while wages stay.
 *
 *   log price level += 0.3 · intensity for 26 weeks, then it ebbs with the half-life of `society.priceShock`, a quarter
 *
 * It comes to bills and to the upkeep of the place; it reaches as far as needs are bought, and the part that is made at home
 * is out of its reach. Analogue: the oil price rose from 3 to 12 dollars a barrel in 1973 and 1974, and British consumer
 * prices by 16 % in 1974 and 24 % in 1975, together 44 % (0.36 in logs; Office for National Statistics). That they come
 * at once, and that wages do not follow, are assumptions.
 */
import { event } from '../core/contract.ts';
import { counted, level } from '../core/telling.ts';
import { lastingShock } from './lasting.ts';

export const priceSpike = lastingShock({
  id: 'shocks.price_spike',
  title: 'Price spike',
  summary: 'What is bought outside costs a third more for half a year.',
  source: 'Office for National Statistics (consumer prices 1974 and 1975)',
  on: 'society.priceShock',
  unit: 'log points',
  cause: 'a price spike',
  strength: 0.3,
  most: 2,
  weeks: 26,
  told: event('Outside prices rise {a}, for {b}.', {
    a: level([0.11, 'a little'], [0.25, 'by up to a quarter'], [0.41, 'by a third or more'], [2, 'by half or more']),
    b: counted('week'),
  }),
});
