/**
 * The money ledger: double entry in integer thousandths of a credit. Every posting has a payer and a
 * payee among member wallets, the treasury, the funds that mechanisms keep, and the world outside; all together always
 * sum to zero, because the outside account carries the other side of everything that enters or leaves.
 * Integers below 2^53 make that exact. Weekly totals are kept by flow.
 */
import { column, flow, type Money, mechanism } from './core/contract.ts';

/** Accounts that all mechanisms together may keep. */
export const MOST_FUNDS = 48;

/** The columns of the ledger; the postings are made by `MoneyLedger`. */
export const moneyLedger = mechanism({
  id: 'economy.ledger',
  layer: 'economy',
  title: 'Money ledger',
  summary: 'Double-entry accounts of members, treasury, funds and the outside world, in thousandths of a credit.',
  source:
    'Pacioli, L. (1494), Summa de arithmetica; Godley, W. & Lavoie, M. (2007), Monetary Economics, ch. 2 (stock-flow consistency).',
  switch: 'always',
  columns: {
    wealth: column('members', 'f64', { unit: 'thousandths of a credit', meaning: 'Balance of the member’s wallet.' }),
    treasury: column('society', 'f64', { unit: 'thousandths of a credit', meaning: 'Balance of the common treasury.' }),
    funds: column('society', 'f64', {
      width: MOST_FUNDS,
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'Balances of the accounts that mechanisms keep, in the order of their ids.',
    }),
    outside: column('society', 'f64', {
      unit: 'thousandths of a credit',
      meaning: 'Counter-account of the outside world; the negative of all balances inside.',
    }),
  },
  flows: {
    toTreasury: flow('fund', 'treasury', 'What clauses that leave force give back to the treasury.'),
    toMembers: flow('fund', 'member', 'What clauses that leave force give back to members.'),
    toOutside: flow('fund', 'outside', 'What clauses that leave force settle outside.'),
  },
  steps: {},
});

/** The flow under which a payment of a clause that leaves force is told, by its payee. */
export const PARTING_FLOWS: Readonly<Record<string, string>> = {
  treasury: 'economy.ledger.to_treasury',
  member: 'economy.ledger.to_members',
  outside: 'economy.ledger.to_outside',
};

export class MoneyLedger implements Money {
  private readonly wealth: Float64Array;
  private readonly treasuryColumn: Float64Array;
  private readonly outside: Float64Array;
  private readonly funds: Float64Array;
  /** Total posted this week by flow, thousandths. */
  readonly flows: Float64Array;
  /** Posted between weeks, by clauses that left force; enters the week that begins. */
  private readonly carried: Float64Array;

  constructor(
    wealth: Float64Array,
    treasury: Float64Array,
    outside: Float64Array,
    funds: Float64Array,
    flowCount: number,
  ) {
    this.wealth = wealth;
    this.treasuryColumn = treasury;
    this.outside = outside;
    this.funds = funds;
    this.flows = new Float64Array(flowCount);
    this.carried = new Float64Array(flowCount);
  }

  /** Begins a week: its totals are what was carried into it. */
  open(): void {
    this.flows.set(this.carried);
    this.carried.fill(0);
  }

  /** Enters a total that was posted before the week begins. */
  carry(flow: number, total: number): void {
    this.carried[flow] += total;
  }

  treasury(): number {
    return this.treasuryColumn[0];
  }

  memberToTreasury(flow: number, member: number, amount: number): void {
    const whole = Math.round(amount);
    this.wealth[member] -= whole;
    this.treasuryColumn[0] += whole;
    this.flows[flow] += whole;
  }

  treasuryToMember(flow: number, member: number, amount: number): void {
    const whole = Math.round(amount);
    this.treasuryColumn[0] -= whole;
    this.wealth[member] += whole;
    this.flows[flow] += whole;
  }

  memberToOutside(flow: number, member: number, amount: number): void {
    const whole = Math.round(amount);
    this.wealth[member] -= whole;
    this.outside[0] += whole;
    this.flows[flow] += whole;
  }

  outsideToMember(flow: number, member: number, amount: number): void {
    const whole = Math.round(amount);
    this.outside[0] -= whole;
    this.wealth[member] += whole;
    this.flows[flow] += whole;
  }

  treasuryToOutside(flow: number, amount: number): void {
    const whole = Math.round(amount);
    this.treasuryColumn[0] -= whole;
    this.outside[0] += whole;
    this.flows[flow] += whole;
  }

  outsideToTreasury(flow: number, amount: number): void {
    const whole = Math.round(amount);
    this.outside[0] -= whole;
    this.treasuryColumn[0] += whole;
    this.flows[flow] += whole;
  }

  memberToMember(flow: number, from: number, to: number, amount: number): void {
    const whole = Math.round(amount);
    this.wealth[from] -= whole;
    this.wealth[to] += whole;
    this.flows[flow] += whole;
  }

  outsideToMembers(flow: number, amounts: Float64Array, n: number): void {
    const sum = pay(this.wealth, amounts, n);
    this.outside[0] -= sum;
    this.flows[flow] += sum;
  }

  treasuryToMembers(flow: number, amounts: Float64Array, n: number): void {
    const sum = pay(this.wealth, amounts, n);
    this.treasuryColumn[0] -= sum;
    this.flows[flow] += sum;
  }

  membersToOutside(flow: number, amounts: Float64Array, n: number): void {
    const sum = charge(this.wealth, amounts, n);
    this.outside[0] += sum;
    this.flows[flow] += sum;
  }

  membersToTreasury(flow: number, amounts: Float64Array, n: number): void {
    const sum = charge(this.wealth, amounts, n);
    this.treasuryColumn[0] += sum;
    this.flows[flow] += sum;
  }

  inFund(fund: number): number {
    return this.funds[fund];
  }

  treasuryToFund(flow: number, fund: number, amount: number): void {
    const whole = Math.round(amount);
    this.treasuryColumn[0] -= whole;
    this.funds[fund] += whole;
    this.flows[flow] += whole;
  }

  fundToTreasury(flow: number, fund: number, amount: number): void {
    const whole = Math.round(amount);
    this.funds[fund] -= whole;
    this.treasuryColumn[0] += whole;
    this.flows[flow] += whole;
  }

  memberToFund(flow: number, member: number, fund: number, amount: number): void {
    const whole = Math.round(amount);
    this.wealth[member] -= whole;
    this.funds[fund] += whole;
    this.flows[flow] += whole;
  }

  fundToMember(flow: number, fund: number, member: number, amount: number): void {
    const whole = Math.round(amount);
    this.funds[fund] -= whole;
    this.wealth[member] += whole;
    this.flows[flow] += whole;
  }

  outsideToFund(flow: number, fund: number, amount: number): void {
    const whole = Math.round(amount);
    this.outside[0] -= whole;
    this.funds[fund] += whole;
    this.flows[flow] += whole;
  }

  fundToOutside(flow: number, fund: number, amount: number): void {
    const whole = Math.round(amount);
    this.funds[fund] -= whole;
    this.outside[0] += whole;
    this.flows[flow] += whole;
  }

  fundToFund(flow: number, from: number, to: number, amount: number): void {
    const whole = Math.round(amount);
    this.funds[from] -= whole;
    this.funds[to] += whole;
    this.flows[flow] += whole;
  }

  membersToFund(flow: number, fund: number, amounts: Float64Array, n: number): void {
    const sum = charge(this.wealth, amounts, n);
    this.funds[fund] += sum;
    this.flows[flow] += sum;
  }

  fundToMembers(flow: number, fund: number, amounts: Float64Array, n: number): void {
    const sum = pay(this.wealth, amounts, n);
    this.funds[fund] -= sum;
    this.flows[flow] += sum;
  }
}

/**
 * Adds whole amounts to the wallets; returns their sum. Whole numbers add up to the same in any order, and two sums need
 * not wait for one another.
 */
function pay(wealth: Float64Array, amounts: Float64Array, n: number): number {
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const one = amounts[i];
    const next = amounts[i + 1];
    wealth[i] += one;
    wealth[i + 1] += next;
    even += one;
    odd += next;
  }
  if (i < n) {
    wealth[i] += amounts[i];
    even += amounts[i];
  }
  return even + odd;
}

/** Takes whole amounts from the wallets, likewise; returns their sum. */
function charge(wealth: Float64Array, amounts: Float64Array, n: number): number {
  let even = 0;
  let odd = 0;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const one = amounts[i];
    const next = amounts[i + 1];
    wealth[i] -= one;
    wealth[i + 1] -= next;
    even += one;
    odd += next;
  }
  if (i < n) {
    wealth[i] -= amounts[i];
    even += amounts[i];
  }
  return even + odd;
}
