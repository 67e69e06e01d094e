/**
 * What an hour of work here is felt to bring, against what it would bring outside.
 *
 *   felt return = own return + regard x value of cooperation x (what the hour makes - own return)
 *   response    = (felt return / wage + reproach / 2)^(5/16),  at most 1.5
 *
 * The own return is what comes back to the worker alone; of the rest, which others have, those who value cooperation feel
 * a part as their own. So equal sharing weakens the wish to work without ending it, and ideology holds it up (Abramitzky
 * 2008, Quarterly Journal of Economics 123:1111-1154). Charness and Rabin 2002 (Quarterly Journal of Economics
 * 117:817-869) find that people put some weight on what others get, more on those who have less; the weight of 0.4 for
 * somebody to whom cooperation is everything is an assumption.
 * Hours respond to pay with an elasticity of about 0.3 on the intensive margin, as reviewed by Chetty, Guren, Manoli and
 * Weber 2011 (American Economic Review 101:471-475); 5/16 is four square roots, alike on every machine and cheap.
 * Reproach by those with whom one shares works like pay forgone (peer pressure, Kandel and Lazear 1992, Journal of
 * Political Economy 100:801-817): that being reproached without end is worth half a wage is an assumption.
 *
 * Edge cases: without a wage to compare with, as before the first look at the market, the response is 1.
 */
const REGARD = 0.4;
const REPROACH = 0.5;
/** Most that a good return multiplies the hours by. */
const MOST = 1.5;
const FULL_WEEK_HOURS = 40;

/** Credits that work is felt to bring, of `own` for oneself and `product` for all. */
export function feltReturn(own: number, product: number, cooperation: number): number {
  return product > own ? own + REGARD * cooperation * (product - own) : own;
}

/** Credits an hour outside, from the pay of a full week. */
export function hourlyWage(fullWeekPay: number): number {
  return fullWeekPay / FULL_WEEK_HOURS;
}

/** By how much the hours wanted are multiplied where an hour here is felt to bring `felt` credits. */
export function response(felt: number, wage: number, reproach: number): number {
  if (wage <= 0) return 1;
  const quarter = Math.sqrt(Math.sqrt(felt / wage + REPROACH * reproach));
  return Math.min(MOST, quarter * Math.sqrt(Math.sqrt(quarter)));
}
