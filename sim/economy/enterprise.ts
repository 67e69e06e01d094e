/**
 * The arithmetic of an enterprise owned by those who work in it: pure functions, so that members can ask them "what if".
 *
 * What is left of a week's sales, with Q made by the Cobb-Douglas kernel, m the share of materials in what sells at the
 * usual price, S = Q / (1 - m) the sales at that price, z the enterprise's own luck with demand and M its market:
 *   net = S z min(1, (S / M)^(-1/eta)) - m S x prices outside - overhead x prices outside
 * Up to M it sells at the outside price, beyond it has to sell cheaper: constant elasticity eta of a seller whose
 * product is not quite like others' (Dixit and Stiglitz 1977, American Economic Review 67:297-308).
 *
 * Income per head with one more (Ward 1958, American Economic Review 48:566-589): who is already there gains from
 * sharing the overhead and loses capital per head and price. Ward's result, that a better price makes an enterprise want
 * fewer hands, is nowhere written down; it follows.
 *
 * The horizon (Furubotn and Pejovich 1970, Zeitschrift fuer Nationaloekonomie 30:431-454): a credit of collective
 * capital cannot be taken along. It pays back Y a year, less every year by the wear d, and is worth 1 + i a year in
 * one's own pocket; so it is worth having for whoever stays at least T with
 *   Y (1 - exp(-(i + d) T)) / (i + d) = 1.
 *
 * Edge cases: nobody and nothing, no income; a credit that never pays back is worth waiting for by nobody.
 */
import { exp, log, pow } from '../core/math.ts';
import { output } from './cobb-douglas.ts';

/** Elasticity of the demand for what an enterprise makes: an assumption. */
const ELASTICITY = 4;
/** Yearly return of a credit in a member's own pocket: an assumption. */
const OWN_RETURN = 0.03;

/** What a week looks like to all enterprises alike. */
export interface Conditions {
  /** Worth of an effective hour at the reference capital, credits. */
  perHour: number;
  /** Equipment, structures and tools together, per weekly hour at the reference point; and its elasticity. */
  referenceCapital: number;
  capitalShare: number;
  wearPerYear: number;
  materialsShare: number;
  overhead: number;
  /** Outside prices of what is bought. */
  prices: number;
  /** Weekly sales at the usual price that the market takes, credits. */
  market: number;
}

/** Worth of what is made in a week at the usual price, materials not counted, credits. */
export function made(labour: number, capital: number, now: Conditions): number {
  return now.perHour * output(labour, capital / now.referenceCapital, 1, now.capitalShare, 0);
}

/** What making `worth` brings in: sales of the week, credits. */
export function sales(worth: number, luck: number, now: Conditions): number {
  const usual = worth / (1 - now.materialsShare);
  return usual > now.market ? usual * luck * pow(usual / now.market, -1 / ELASTICITY) : usual * luck;
}

/** What has to be paid to others for making it, credits. */
export function costs(worth: number, now: Conditions): number {
  return ((worth * now.materialsShare) / (1 - now.materialsShare) + now.overhead) * now.prices;
}

export function net(labour: number, capital: number, luck: number, now: Conditions): number {
  const worth = made(labour, capital, now);
  return sales(worth, luck, now) - costs(worth, now);
}

/** What a credit's worth more made would leave at middling luck: less than a credit where it presses on the price. */
export function worthOfMore(worth: number, now: Conditions): number {
  const usual = worth / (1 - now.materialsShare);
  const price = usual > now.market ? (1 - 1 / ELASTICITY) * pow(usual / now.market, -1 / ELASTICITY) : 1;
  return (price - now.materialsShare * now.prices) / (1 - now.materialsShare);
}

/** An enterprise as its members see it when somebody asks to join. */
export interface Team {
  labour: number;
  hours: number;
  workers: number;
  capital: number;
  luck: number;
}

/**
 * What an average worker of today takes home with the newcomer, for each credit without: above 1, they gain.
 * Infinite when there is nothing to lose.
 */
export function gainOfAdmitting(
  team: Team,
  newLabour: number,
  newHours: number,
  newCapital: number,
  equalShare: number,
  now: Conditions,
): number {
  const before = net(team.labour, team.capital, team.luck, now) / team.workers;
  if (before <= 0) return Number.POSITIVE_INFINITY;
  const all = net(team.labour + newLabour, team.capital + newCapital, team.luck, now);
  const hours = team.hours / team.workers;
  const byHours = (hours / (team.hours + newHours)) * (1 - equalShare);
  return (all * (byHours + equalShare / (team.workers + 1))) / before;
}

/** Years one must expect to stay for one more credit of collective capital to be worth it; infinite when it never is. */
export function yearsToPayBack(yearlyIncomePerCredit: number, wearPerYear: number): number {
  const rate = OWN_RETURN + wearPerYear;
  const spent = rate / yearlyIncomePerCredit;
  return spent >= 0 && spent < 1 ? -log(1 - spent) / rate : Number.POSITIVE_INFINITY;
}

/** Level of the logarithmic demand, an AR(1) with a mean of 1 of the luck itself. */
export function luckOf(logDemand: number, spread: number): number {
  return exp(logDemand - 0.5 * spread * spread);
}
