/**
 * How well somebody's values fit the declared ones.
 *
 *   match = 1 - mean_k |v_k - declared_k|
 *
 * Edge case: no values are declared: the match is unknown, and -1.
 */
import { type Law, VALUES } from '../core/contract.ts';

const K = VALUES.length;
const PATHS = VALUES.map((value) => `culture.values.${value}`);

/** Reads the declared values into `out`; false when the society declares none. */
export function readDeclared(law: Law, out: Float64Array): boolean {
  for (let k = 0; k < K; k++) {
    const at = law.indexOf(PATHS[k]);
    if (at < 0) return false;
    out[k] = law.value(at);
  }
  return true;
}

/** Match of a row's values with the declared ones, shaded towards these by `shade` of the way. */
export function matchWith(values: Float32Array, row: number, declared: Float64Array, shade: number): number {
  let distance = 0;
  for (let k = 0; k < K; k++) distance += Math.abs(values[row * K + k] - declared[k]);
  return 1 - ((1 - shade) * distance) / K;
}
