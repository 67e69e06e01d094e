/**
 * The funds of the guilds: every four weeks of a member dues and tolls are collected, and rents, teaching and help paid
 * as far as the fund goes. Everybody whose turn it is pays before anybody is paid, and a shortage is shared in proportion,
 * so that the order of rows decides nothing.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { type Money, RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import {
  BOOKS,
  books,
  HEADS,
  heads,
  LEARNING,
  MEMBERS,
  openTurn,
  prospects,
  readProspects,
  readTotals,
  rent,
  TEACHING,
  TOLLS,
  TRADES,
  taughtShareOf,
} from './guild-books.ts';
import { strongest, tradePart } from './guild-trade.ts';

/** Dues rest while a fund holds so many weeks of them. */
const FULL_FUND_WEEKS = 26;
/** Weight of the newest week in the share of claims that funds pay: a half-life of ten weeks. */
const NEWS = weeklyShare(10);
/** Place of guilds among the programmes of the treasury. */
const PROGRAMME = 1;

/** By trade: dues asked, what is left in the fund, claims, and the share of them that is paid. Scratch of one step. */
const asked = new Float64Array(TRADES);
const left = new Float64Array(TRADES);
const rents = new Float64Array(TRADES);
const lessons = new Float64Array(TRADES);
const helps = new Float64Array(TRADES);
const rentCover = new Float64Array(TRADES);
const lessonCover = new Float64Array(TRADES);
const helpCover = new Float64Array(TRADES);

/** Rows with a claim on a fund: scratch of one step. */
let payees = new Int32Array(64);

type Flow = 'dues' | 'toll' | 'rent' | 'lesson' | 'help' | 'grant' | 'back' | 'rest';

/** The part of the guilds' step that funds need. */
interface Settling {
  readonly week: number;
  readonly n: number;
  readonly money: Money;
  readonly flow: Readonly<Record<Flow, number>>;
  readonly fund: { readonly chest: number };
  readonly p: Parameters<typeof readProspects>[1] & { readonly trades: number };
  readonly c: Parameters<typeof readProspects>[0] & {
    readonly status: Uint8Array;
    readonly skill: Float32Array;
    readonly wealth: Float64Array;
    readonly bill: Float32Array;
    readonly ownShare: Float32Array;
    readonly jobless: Uint8Array;
    readonly exhausted: Uint8Array;
    readonly workshopGranted: Float32Array;
    readonly guild: Uint8Array;
    readonly guildPay: Float32Array;
    readonly income: Float32Array;
    readonly appropriation: Float64Array;
  };
}

export function settle(s: Settling): void {
  const { c, p, n, week, money } = s;
  const { status, skill, wealth, bill, jobless, exhausted, workshopGranted } = c;
  const { guild, guildBooks, guildPay, income, masterBar } = c;
  const { flow: flows, fund: funds } = s;
  readProspects(c, p);
  const from = openTurn(guildBooks, BOOKS, week % TURN_WEEKS);
  if (c.appropriation.length > 0) endow(s, c.appropriation[PROGRAMME]);
  const tires = exhausted.length > 0;
  const closed = p.closedShop > 0;
  const dues = Math.floor(1000 * TURN_WEEKS * p.duesCredits);
  const perMinute = (1000 * TURN_WEEKS * p.teachingPayCredits) / 60;
  const perBill = 1000 * TURN_WEEKS * p.solidarityShare;
  rents.fill(0);
  lessons.fill(0);
  helps.fill(0);
  for (let k = 0; k < TRADES; k++) {
    const full = (FULL_FUND_WEEKS / TURN_WEEKS) * dues * heads[k * HEADS + MEMBERS];
    asked[k] = money.inFund(funds.chest + k) > full ? 0 : dues;
  }
  if (payees.length < n) payees = new Int32Array(2 * n);
  let count = 0;
  // First everybody pays, and claims add up; then claims are paid as far as what is there allows.
  for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
    if (status[i] < RESIDENT) continue;
    guildPay[i] = 0;
    income[i] = 0;
    if (guild[i] === 0) {
      if (closed) takeToll(s, i, from);
      continue;
    }
    const k = guild[i] - 1;
    if (asked[k] > 0 && wealth[i] >= asked[k]) {
      money.memberToFund(flows.dues, i, funds.chest + k, asked[k]);
      income[i] = -asked[k] / (1000 * TURN_WEEKS);
    }
    const master = skill[i * TRADES + k] >= masterBar[k];
    const needy = jobless[i] === 1 || (tires && exhausted[i] === 1);
    if (master || needy) payees[count++] = i;
    if (master) {
      guildBooks[from + k * BOOKS + TEACHING] += workshopGranted[i];
      rents[k] += rent(k);
      lessons[k] += Math.floor(perMinute * workshopGranted[i]);
    } else guildBooks[from + k * BOOKS + LEARNING] += workshopGranted[i];
    if (needy) helps[k] += Math.floor(perBill * bill[i]);
  }
  for (let k = 0; k < TRADES; k++) left[k] = money.inFund(funds.chest + k);
  cover(rents, rentCover);
  cover(lessons, lessonCover);
  cover(helps, helpCover);
  for (let j = 0; j < count; j++) {
    const i = payees[j];
    const k = guild[i] - 1;
    const chest = funds.chest + k;
    let got = 0;
    if (skill[i * TRADES + k] >= masterBar[k]) {
      const share = Math.floor(rentCover[k] * rent(k));
      const pay = Math.floor(lessonCover[k] * Math.floor(perMinute * workshopGranted[i]));
      if (share > 0) money.fundToMember(flows.rent, chest, i, share);
      if (pay > 0) money.fundToMember(flows.lesson, chest, i, pay);
      guildPay[i] = share / (1000 * TURN_WEEKS);
      got = share + pay;
    }
    if (jobless[i] === 1 || (tires && exhausted[i] === 1)) {
      const aid = Math.floor(helpCover[k] * Math.floor(perBill * bill[i]));
      if (aid > 0) money.fundToMember(flows.help, chest, i, aid);
      got += aid;
    }
    income[i] += got / (1000 * TURN_WEEKS);
  }
  readTotals(guildBooks, BOOKS, books);
  for (let k = 0; k < TRADES; k++) {
    c.taughtShare[k] = taughtShareOf(k);
    if (lessons[k] > 0) c.lessonsPaid[k] += NEWS * (lessonCover[k] - c.lessonsPaid[k]);
    if (helps[k] > 0) c.helpPaid[k] += NEWS * (helpCover[k] - c.helpPaid[k]);
  }
}

/** Takes the toll of somebody outside for four weeks, if it is in the purse; it goes into the books from `from` on. */
function takeToll({ c, p, money, flow, fund }: Settling, i: number, from: number): void {
  const { skill, wealth, ownShare, guildBooks, guildPay, income } = c;
  const k = strongest(skill, i * TRADES);
  if (((p.trades >> k) & 1) === 0) return;
  const due = Math.floor(1000 * TURN_WEEKS * prospects.toll[k] * ownShare[i] * tradePart(skill, i * TRADES, k));
  if (due <= 0 || wealth[i] < due) return;
  money.memberToFund(flow.toll, i, fund.chest + k, due);
  guildBooks[from + k * BOOKS + TOLLS] += due;
  guildPay[i] = -due / (1000 * TURN_WEEKS);
  income[i] = guildPay[i];
}

/** Divides money of the treasury among the guilds by members; equally while there are none. */
function endow({ money, flow, fund, p }: Settling, grant: number): void {
  let members = 0;
  let open = 0;
  for (let k = 0; k < TRADES; k++) {
    if (((p.trades >> k) & 1) === 0) continue;
    members += heads[k * HEADS + MEMBERS];
    open++;
  }
  let rest = grant;
  for (let k = 0; k < TRADES && rest > 0; k++) {
    if (((p.trades >> k) & 1) === 0) continue;
    open--;
    const part = members > 0 ? heads[k * HEADS + MEMBERS] / members : 1 / (open + 1);
    // The last takes what rounding left.
    const whole = open === 0 ? rest : Math.floor((members > 0 ? grant : rest) * part);
    if (whole > 0) money.treasuryToFund(flow.grant, fund.chest + k, whole);
    rest -= whole;
  }
}

/** The share of each claim that what is left can pay; takes what is paid from `left`. */
function cover(claims: Float64Array, out: Float64Array): void {
  for (let k = 0; k < TRADES; k++) {
    const paid = Math.min(claims[k], left[k]);
    out[k] = paid === claims[k] ? 1 : paid / claims[k];
    left[k] -= paid;
  }
}

/** Shares the fund of trade k out among its members, who are none from now on; the remainder goes to the treasury. */
export function dissolve(
  {
    money,
    flow,
    fund,
    c,
    n,
  }: Pick<Settling, 'money' | 'flow' | 'fund' | 'n'> & { readonly c: Pick<Settling['c'], 'status' | 'guild'> },
  k: number,
): void {
  const { status, guild } = c;
  const chest = fund.chest + k;
  let members = 0;
  for (let i = 0; i < n; i++) members += +(guild[i] === k + 1 && status[i] >= RESIDENT);
  const each = members > 0 ? Math.floor(money.inFund(chest) / members) : 0;
  for (let i = 0; i < n; i++) {
    if (guild[i] !== k + 1) continue;
    guild[i] = 0;
    if (status[i] >= RESIDENT && each > 0) money.fundToMember(flow.back, chest, i, each);
  }
  const rest = money.inFund(chest);
  if (rest > 0) money.fundToTreasury(flow.rest, chest, rest);
}
