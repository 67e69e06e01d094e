import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MoneyLedger } from './money.ts';

const MEMBERS = 5;

function books() {
  const wealth = new Float64Array(MEMBERS);
  const treasury = new Float64Array(1);
  const outside = new Float64Array(1);
  const funds = new Float64Array(3);
  const ledger = new MoneyLedger(wealth, treasury, outside, funds, 3);
  const added = (accounts: Float64Array): number => accounts.reduce((a, b) => a + b, 0);
  const sum = (): number => treasury[0] + outside[0] + added(wealth) + added(funds);
  return { ledger, wealth, treasury, outside, funds, sum };
}

const row = fc.nat(MEMBERS - 1);
const amount = fc.oneof(
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constant(0.5),
);
const posting = fc.record({ kind: fc.nat(13), flow: fc.nat(2), one: row, two: row, fund: fc.nat(2), amount });

describe('double entry', () => {
  test('whatever is posted, all accounts sum to nothing and hold whole thousandths', () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 60 }), (postings) => {
        const { ledger, wealth, treasury, outside, funds, sum } = books();
        for (const p of postings) {
          const turns = [
            () => ledger.memberToTreasury(p.flow, p.one, p.amount),
            () => ledger.treasuryToMember(p.flow, p.one, p.amount),
            () => ledger.memberToOutside(p.flow, p.one, p.amount),
            () => ledger.outsideToMember(p.flow, p.one, p.amount),
            () => ledger.treasuryToOutside(p.flow, p.amount),
            () => ledger.outsideToTreasury(p.flow, p.amount),
            () => ledger.memberToMember(p.flow, p.one, p.two, p.amount),
            () => ledger.treasuryToFund(p.flow, p.fund, p.amount),
            () => ledger.fundToTreasury(p.flow, p.fund, p.amount),
            () => ledger.memberToFund(p.flow, p.one, p.fund, p.amount),
            () => ledger.fundToMember(p.flow, p.fund, p.one, p.amount),
            () => ledger.outsideToFund(p.flow, p.fund, p.amount),
            () => ledger.fundToOutside(p.flow, p.fund, p.amount),
            () => ledger.fundToFund(p.flow, p.fund, (p.fund + 1) % 3, p.amount),
          ];
          turns[p.kind]();
        }
        expect(Math.abs(sum())).toBe(0);
        for (const balance of [...wealth, ...funds, treasury[0], outside[0]])
          expect(Number.isInteger(balance)).toBe(true);
        const posted = postings.reduce((total, p) => total + Math.round(p.amount), 0);
        expect(ledger.flows.reduce((a, b) => a + b, 0)).toBeCloseTo(posted, 6);
      }),
      { numRuns: 300 },
    );
  });

  test('each posting moves one amount from payer to payee', () => {
    const { ledger, wealth, treasury, outside } = books();
    ledger.outsideToMember(0, 1, 1000);
    ledger.memberToMember(0, 1, 2, 400);
    ledger.memberToTreasury(1, 2, 150);
    ledger.treasuryToMember(1, 3, 50);
    ledger.treasuryToOutside(2, 25);
    ledger.outsideToTreasury(2, 5);
    ledger.memberToOutside(2, 3, 10);
    expect([...wealth]).toEqual([0, 600, 250, 40, 0]);
    expect([treasury[0], outside[0]]).toEqual([80, -970]);
    expect(ledger.treasury()).toBe(80);
    expect([...ledger.flows]).toEqual([1400, 200, 40]);
  });

  test('an amount is rounded once, the same on both sides', () => {
    const { ledger, wealth, treasury } = books();
    ledger.memberToTreasury(0, 0, 10.5);
    expect([wealth[0], treasury[0]]).toEqual([-11, 11]);
    ledger.memberToTreasury(0, 0, -10.5);
    expect([wealth[0], treasury[0]]).toEqual([-1, 1]);
  });

  test('paying oneself changes nothing', () => {
    const { ledger, wealth } = books();
    ledger.memberToMember(0, 2, 2, 77);
    expect(wealth[2]).toBe(0);
  });
});

describe('payments to many', () => {
  const amounts = fc.array(fc.nat(1_000_000), { minLength: MEMBERS, maxLength: MEMBERS });
  test('leave the same balances and flow totals as one posting after the other', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(MEMBERS), amounts, (kind, n, whole) => {
        const many = books();
        const single = books();
        const paid = Float64Array.from(whole);
        if (kind === 0) many.ledger.outsideToMembers(1, paid, n);
        else if (kind === 1) many.ledger.treasuryToMembers(1, paid, n);
        else many.ledger.membersToOutside(1, paid, n);
        for (let i = 0; i < n; i++) {
          if (kind === 0) single.ledger.outsideToMember(1, i, whole[i]);
          else if (kind === 1) single.ledger.treasuryToMember(1, i, whole[i]);
          else single.ledger.memberToOutside(1, i, whole[i]);
        }
        expect(many.wealth).toEqual(single.wealth);
        expect(many.treasury).toEqual(single.treasury);
        expect(many.outside).toEqual(single.outside);
        expect(many.ledger.flows).toEqual(single.ledger.flows);
        expect(many.sum()).toBe(0);
      }),
    );
  });
});
