/**
 * The money ledger: double entry in integer thousandths of a credit. Every posting has a payer and a
 * payee among member wallets, the treasury and the world outside; the three together always sum to
 * zero, because the outside account carries the other side of everything that enters or leaves.
 * Integers below 2^53 make that exact. Weekly totals are kept by flow.
 */
import { column, type Money, mechanism } from './core/contract.ts';

/** The columns of the ledger; the postings are made by `MoneyLedger`. */
export const moneyLedger = mechanism({
  id: 'economy.ledger',
  layer: 'economy',
  title: 'Money ledger',
  summary: 'Double-entry accounts of members, treasury and the outside world, in thousandths of a credit.',
  source:
    'Pacioli, L. (1494), Summa de arithmetica; Godley, W. & Lavoie, M. (2007), Monetary Economics, ch. 2 (stock-flow consistency).',
  switch: 'always',
  columns: {
    wealth: column('members', 'f64', { unit: 'thousandths of a credit', meaning: 'Balance of the member’s wallet.' }),
    treasury: column('society', 'f64', { unit: 'thousandths of a credit', meaning: 'Balance of the common treasury.' }),
    outside: column('society', 'f64', {
      unit: 'thousandths of a credit',
      meaning: 'Counter-account of the outside world; the negative of all balances inside.',
    }),
  },
  steps: {},
});

export class MoneyLedger implements Money {
  private readonly wealth: Float64Array;
  private readonly treasuryColumn: Float64Array;
  private readonly outside: Float64Array;
  /** Total posted this week by flow, thousandths. */
  readonly flows: Float64Array;

  constructor(wealth: Float64Array, treasury: Float64Array, outside: Float64Array, flowCount: number) {
    this.wealth = wealth;
    this.treasuryColumn = treasury;
    this.outside = outside;
    this.flows = new Float64Array(flowCount);
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
}

/** Adds whole amounts to the wallets; returns their sum. */
function pay(wealth: Float64Array, amounts: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const whole = amounts[i];
    wealth[i] += whole;
    sum += whole;
  }
  return sum;
}

/** Takes whole amounts from the wallets; returns their sum. */
function charge(wealth: Float64Array, amounts: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const whole = amounts[i];
    wealth[i] -= whole;
    sum += whole;
  }
  return sum;
}
