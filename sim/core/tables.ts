/**
 * Storage: typed arrays by column type, and nothing else. A table is a row capacity; a column is one
 * array of `capacity * width` numbers. Capacities are fixed at founding from the plan, so no array is
 * ever replaced under a running mechanism.
 */
import type { ArrayOf, ColumnType } from './contract.ts';

export type TypedArray = ArrayOf[ColumnType];

/** Allocates `length` numbers of a column type, all set to `initial`. */
export function allocate(type: ColumnType, length: number, initial: number): TypedArray {
  const array = make(type, length);
  if (initial !== 0) array.fill(initial);
  return array;
}

function make(type: ColumnType, length: number): TypedArray {
  switch (type) {
    case 'f64':
      return new Float64Array(length);
    case 'f32':
      return new Float32Array(length);
    case 'i32':
      return new Int32Array(length);
    case 'u32':
      return new Uint32Array(length);
    case 'u8':
      return new Uint8Array(length);
  }
}
