/**
 * Who looks after an application: a full member who is not looking after somebody already, drawn by weight
 *
 *   (1 + conscientiousness + sociability) · energy
 *
 * Rows are drawn evenly and accepted with probability weight / MOST_WEIGHT, which is a draw by weight among those who are
 * free (rejection sampling), at the cost of the few who are asked. Draws are addressed by the applicant.
 * Edge cases: without anybody free, or nearly so, applicants wait; a screener who is no full member is replaced.
 */
import { APPLICANT, MEMBER } from '../core/contract.ts';
import { integer, uniform } from '../core/random.ts';
import { INTERVIEW, NO_STEP } from './steps.ts';

/** Largest weight of a screener. */
const MOST_WEIGHT = 3;
/** Draws for one applicant, by row: then nobody is free, but for rare luck. */
const MOST_ASKED = 8;

interface ScreenerColumns {
  readonly identity: Uint32Array;
  readonly status: Uint8Array;
  readonly admissionStep: Uint8Array;
  readonly screener: Int32Array;
  readonly screening: Uint8Array;
  readonly conscientiousness: Float32Array;
  readonly sociability: Float32Array;
  readonly energy: Float64Array;
  readonly onTheWay: Int32Array;
  readonly numberOnTheWay: Int32Array;
}

/** Gives a screener to every applicant who lacks one, as far as there are members to ask. Draws at indices from 2. */
export function assignScreeners(c: ScreenerColumns, n: number, k0: number, k1: number): void {
  const { identity, status, admissionStep, screener, screening, conscientiousness, sociability, energy, onTheWay } = c;
  const under = c.numberOnTheWay[0];
  screening.fill(0, 0, n);
  let lacking = 0;
  for (let k = 0; k < under; k++) {
    const i = onTheWay[k];
    const step = admissionStep[i];
    if (step === NO_STEP || step > INTERVIEW || status[i] !== APPLICANT) continue;
    const by = screener[i];
    if (by >= 0 && status[by] === MEMBER) screening[by] = 1;
    else {
      screener[i] = -1;
      lacking++;
    }
  }
  if (lacking === 0) return;
  const hasEnergy = energy.length > 0;
  const most = MOST_ASKED * n;
  for (let k = 0; k < under; k++) {
    const i = onTheWay[k];
    const step = admissionStep[i];
    if (step === NO_STEP || step > INTERVIEW || status[i] !== APPLICANT || screener[i] >= 0) continue;
    let asked = 1;
    for (; asked <= most; asked++) {
      const by = integer(k0, k1, identity[i], 2 * asked, n);
      if (status[by] !== MEMBER || screening[by] === 1) continue;
      const weight = (1 + conscientiousness[by] + sociability[by]) * (hasEnergy ? energy[by] : 1);
      if (MOST_WEIGHT * uniform(k0, k1, identity[i], 2 * asked + 1) >= weight) continue;
      screener[i] = by;
      screening[by] = 1;
      break;
    }
    // Nobody free, or hardly anybody: the others wait as well.
    if (asked > most) return;
  }
}
