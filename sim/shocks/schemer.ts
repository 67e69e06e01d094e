/**
 * Who takes the lead in an attack, and the money behind it.
 *
 * The schemer is a full member with much to gain and few scruples:
 *   bent = ambition · (1 − conscientiousness) · (0.1 + distance of the law from own wishes)
 * the largest, the lower identity among equals. Backers outside put up a chest, in a fund of the ledger. What the schemer
 * needs is lent from it; in the end the backers take back what the chest still holds and what was bought with their money
 * brings, and nothing of the schemer's own, so that what an attack has cost can be read off the ledger.
 */
import { MEMBER, type Money } from '../core/contract.ts';

/** Row of the schemer; -1 when nobody lives here as a full member. */
export function schemerAmong(
  c: {
    readonly status: Uint8Array;
    readonly identity: Uint32Array;
    readonly ambition: Float32Array;
    readonly conscientiousness: Float32Array;
    readonly lawGap: Float32Array;
  },
  n: number,
): number {
  const { status, identity, ambition, conscientiousness, lawGap } = c;
  let best = -1;
  let most = -1;
  for (let i = 0; i < n; i++) {
    if (status[i] !== MEMBER) continue;
    const gap = lawGap.length > 0 ? lawGap[i] : 0;
    const bent = ambition[i] * (1 - conscientiousness[i]) * (0.1 + gap);
    if (bent < most || (bent === most && best >= 0 && identity[i] > identity[best])) continue;
    most = bent;
    best = i;
  }
  return best;
}

export function headsAmong(status: Uint8Array, least: number, n: number): number {
  let heads = 0;
  for (let i = 0; i < n; i++) heads += +(status[i] >= least);
  return heads;
}

/** Lends from a chest, as far as it goes. @returns how much */
export function lend(
  s: {
    readonly money: Money;
    readonly fund: { readonly chest: number };
    readonly flow: { readonly lent: number };
  },
  who: number,
  wanted: number,
): number {
  const amount = Math.floor(Math.max(0, Math.min(wanted, s.money.inFund(s.fund.chest))));
  if (amount > 0) s.money.fundToMember(s.flow.lent, s.fund.chest, who, amount);
  return amount;
}
