/**
 * Who takes a vacant seat. Only full members serve, and nobody who is exhausted.
 *
 * Mediators: nobody with a case to answer; willing with chance 0.15 · trust · energy · (care + organisation skill), and
 * among the willing the lot is weighted by the same skill.
 *
 * Councillors, three ways:
 *   volunteer   willing with chance 0.3 · ambition · energy; the lot falls by ambition
 *   elected     the same people stand; votes = reputation + 0.3 · sociability + 0.15 · normal noise, highest win
 *   sortition   the lot falls evenly; those drawn accept with chance energy · trust
 *
 * Weights are assumptions; that elected bodies are the better known and the more ambitious, and drawn ones the likeness
 * of the whole, is Dahl 1989, Democracy and Its Critics, and Dowlen 2008, The Political Potential of Sortition.
 */
import { MEMBER } from '../core/contract.ts';
import { normal, race, uniform, uniformOpen } from '../core/random.ts';
import { offerSeat, SEATS_PER_CALL } from './seats.ts';

/** Options of `chosen_by`, in order. */
export const WAYS = ['volunteer', 'elected', 'sortition'] as const;
const ELECTED = 1;
const SORTITION = 2;

/** Chance that the most ambitious stands when at full strength. */
const AMBITIOUS = 0.3;

const SKILLS = 4;
const CARE = 1;
const ORGANISATION = 2;

interface People {
  readonly status: Uint8Array;
  readonly identity: Uint32Array;
  readonly exhausted: Uint8Array;
  readonly trust: Float64Array;
  readonly energy: Float64Array;
}
interface MediatorCandidates extends People {
  readonly mediates: Uint8Array;
  readonly answering: Uint8Array;
  readonly skill: Float32Array;
}
interface CouncilCandidates extends People {
  readonly councillor: Uint8Array;
  readonly ambition: Float32Array;
  readonly sociability: Float32Array;
  readonly reputation: Float64Array;
}

/** Rows whose code or flag has the given value: full members, holders of an office. */
export function countRows(flag: Uint8Array, value: number, n: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) count += +(flag[i] === value);
  return count;
}

/** Calls for mediators, where `readiness` scales everybody's willingness. @returns how many; see `chosenSeat` */
export function callMediators(
  c: MediatorCandidates,
  n: number,
  vacant: number,
  readiness: number,
  k0: number,
  k1: number,
): number {
  const { status, identity, mediates, exhausted, answering, trust, energy, skill } = c;
  const limit = Math.min(SEATS_PER_CALL, vacant);
  const volunteering = 0.15 * readiness;
  let kept = 0;
  // No more than two skills can be had: beyond that, nothing else need be looked up.
  const drawn = limit > 0 ? listDrawn(status, identity, n, 2 * volunteering, k0, k1) : 0;
  for (let at = 0; at < drawn; at++) {
    const i = drawnRows[at];
    const u = draws[at];
    if (mediates[i] === 1 || exhausted[i] === 1 || answering[i] > 0) continue;
    const able = skill[i * SKILLS + CARE] + skill[i * SKILLS + ORGANISATION];
    if (u >= volunteering * trust[i] * energy[i] * able) continue;
    kept = offerSeat(i, race(uniformOpen(k0, k1, identity[i], 1), able), kept, limit);
  }
  return kept;
}

/** Fills the council, where `readiness` scales everybody's willingness. @returns how many; see `chosenSeat` */
export function callCouncil(
  c: CouncilCandidates,
  n: number,
  chosenBy: number,
  vacant: number,
  readiness: number,
  k0: number,
  k1: number,
): number {
  const { status, identity, councillor, exhausted, ambition, energy } = c;
  const limit = Math.min(SEATS_PER_CALL, vacant);
  const most = chosenBy === SORTITION ? readiness : AMBITIOUS * readiness;
  let kept = 0;
  const drawn = limit > 0 ? listDrawn(status, identity, n, most, k0, k1) : 0;
  for (let at = 0; at < drawn; at++) {
    const i = drawnRows[at];
    const u = draws[at];
    if (councillor[i] === 1 || exhausted[i] === 1) continue;
    const willing = chosenBy === SORTITION ? energy[i] * c.trust[i] : AMBITIOUS * ambition[i] * energy[i];
    if (u >= readiness * willing) continue;
    const score =
      chosenBy === ELECTED
        ? -(c.reputation[i] + 0.3 * c.sociability[i] + 0.15 * normal(k0, k1, identity[i], 1))
        : race(uniformOpen(k0, k1, identity[i], 1), chosenBy === SORTITION ? 1 : ambition[i]);
    kept = offerSeat(i, score, kept, limit);
  }
  return kept;
}

/** Full members whose draw may suffice, and that draw: scratch of one call. */
let drawnRows = new Int32Array(0);
let draws = new Float64Array(0);

/** Lists full members with a draw at index 0 below `most`, without a branch that nobody could guess. @returns how many */
function listDrawn(status: Uint8Array, identity: Uint32Array, n: number, most: number, k0: number, k1: number): number {
  if (drawnRows.length < n) {
    drawnRows = new Int32Array(2 * n);
    draws = new Float64Array(2 * n);
  }
  const rows = drawnRows;
  const drawn = draws;
  let count = 0;
  for (let i = 0; i < n; i++) {
    const u = uniform(k0, k1, identity[i], 0);
    rows[count] = i;
    drawn[count] = u;
    count += +(u < most) & +(status[i] === MEMBER);
  }
  return count;
}
