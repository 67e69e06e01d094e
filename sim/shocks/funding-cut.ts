/**
 * Funding cut: those who paid from outside withdraw most of it for a year and come back slowly, if at all.
 *
 *   share of outside funding withheld = 0.65 · intensity for 52 weeks, at most all of it; then it ebbs with the half-life
 *   of `society.fundingCut`, a year
 *
 * What goes is the treasury’s, so upkeep, investment and what is shared out have to come from the pool. Analogue: under
 * the budget proposals of 1982, American social service, community development and arts organisations stood to lose 64 to
 * 68 % of federal support by 1985 (Salamon & Abramson 1982, The Federal Budget and the Nonprofit Sector, Urban Institute).
 * Duration and pace of return are assumptions. Without a treasury nothing is funded, and nothing can be lost.
 */
import { event } from '../core/contract.ts';
import { counted, SHARE } from '../core/telling.ts';
import { lastingShock } from './lasting.ts';

export const fundingCut = lastingShock({
  id: 'shocks.funding_cut',
  title: 'Funding cut',
  summary: 'Two thirds of what comes from outside funders is withheld for a year, and returns slowly.',
  source: 'Salamon & Abramson 1982',
  on: 'society.fundingCut',
  unit: 'share',
  cause: 'a funding cut',
  optional: true,
  strength: 0.65,
  most: 1,
  weeks: 52,
  told: event('Funders withhold {a} of what they gave, for {b}.', { a: SHARE, b: counted('week') }),
});
