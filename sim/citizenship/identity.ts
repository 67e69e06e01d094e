/**
 * Identities are exogenous: stranger k of week w is the same person under every constitution.
 *
 *   candidate (w, k) = (w mod 2^16) * 2^15 + k      founders have the top bit set instead
 *
 * Numbers k below 16384 are the steady stream, those from 16384 came with a surge, and those from
 * `IDEOLOGUE_FIRST` came to preach.
 */
import { IDEOLOGUE_FIRST } from '../../agents/traits.ts';

export const SURGE_FROM = 16_384;
const STRANGERS_A_WEEK = 32_768;

/** The identity of stranger k of a week. */
export function candidateIdentity(week: number, k: number): number {
  return (((week & 0xffff) << 15) | k) >>> 0;
}

/** Most strangers of one kind in a week: kinds never share a number. */
export const MOST_OF_A_KIND = STRANGERS_A_WEEK - IDEOLOGUE_FIRST;
