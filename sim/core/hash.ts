/**
 * State hash: 64 bits in two 32-bit lanes, streamed over texts and columns.
 *
 * Claim: equal states give equal hashes on every engine and machine; states that differ in one value of one column give
 * different lanes before the finish, because a step is a bijection of the lanes for given words and of the words for
 * given lanes. For states that differ otherwise the chance of an equal hash is about 2^-64. It guards against accident,
 * not against an adversary.
 *
 * Round and finish follow MurmurHash3_x86_128 (Appleby 2011, public domain), with two of its four lanes.
 *
 * Floats are hashed through the bits of the double they equal, high and low word by significance, not by memory order.
 * NaN of any payload is one value and -0 is +0. Integers are hashed by value. The kind of array and the number of
 * elements used are part of the hash; the capacity behind them is not.
 */
import { DOUBLE, HIGH, LOW, WORDS } from './double.ts';

export type HashedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

const NAN_HIGH = 0x7ff80000;
const TEXT = 1;
const FLOAT64 = 2;
const FLOAT32 = 3;
const INT32 = 4;
const UINT32 = 5;
const UINT8 = 6;

function finish(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hexWord(h: number): string {
  return (h >>> 0).toString(16).padStart(8, '0');
}

/** Streaming hash. The order of calls matters; `hex` may be read at any point and does not disturb the stream. */
export class StateHash {
  private a = 0;
  private b = 0;

  constructor() {
    this.reset();
  }

  reset(): void {
    this.a = 0x239b961b;
    this.b = 0x38b34ae5;
  }

  text(s: string): void {
    this.pair(TEXT, s.length);
    for (let i = 0; i < s.length; i += 2) {
      this.pair(s.charCodeAt(i), i + 1 < s.length ? s.charCodeAt(i + 1) : 0);
    }
  }

  /** The first `length` elements of a column. */
  column(array: HashedArray, length: number): void {
    if (length > array.length) throw new RangeError(`column of ${array.length} elements hashed to ${length}`);
    if (array instanceof Float64Array) {
      this.pair(FLOAT64, length);
      this.floats(array, length);
    } else if (array instanceof Float32Array) {
      this.pair(FLOAT32, length);
      this.floats(array, length);
    } else if (array instanceof Uint8Array) {
      this.pair(UINT8, length);
      this.bytes(array, length);
    } else {
      this.pair(array instanceof Int32Array ? INT32 : UINT32, length);
      this.words(array, length);
    }
  }

  /** Sixteen hexadecimal digits. */
  hex(): string {
    const a = finish(this.a + this.b);
    const b = finish(this.b + a);
    return hexWord(a + b) + hexWord(b);
  }

  private pair(first: number, second: number): void {
    let a = this.a;
    let b = this.b;
    let k = Math.imul(first, 0x239b961b);
    k = Math.imul((k << 15) | (k >>> 17), 0xab0e9789);
    a ^= k;
    a = (Math.imul(((a << 19) | (a >>> 13)) + b, 5) + 0x561ccd1b) | 0;
    k = Math.imul(second, 0xab0e9789);
    k = Math.imul((k << 16) | (k >>> 16), 0x38b34ae5);
    b ^= k;
    b = (Math.imul(((b << 17) | (b >>> 15)) + a, 5) + 0x0bcaa747) | 0;
    this.a = a;
    this.b = b;
  }

  private floats(array: Float64Array | Float32Array, length: number): void {
    for (let i = 0; i < length; i++) {
      const value = array[i];
      if (Number.isNaN(value)) {
        this.pair(NAN_HIGH, 0);
      } else {
        // Adding +0 turns -0 into +0 and leaves every other number as it is.
        DOUBLE[0] = value + 0;
        this.pair(WORDS[HIGH], WORDS[LOW]);
      }
    }
  }

  private words(array: Int32Array | Uint32Array, length: number): void {
    const even = length & ~1;
    for (let i = 0; i < even; i += 2) this.pair(array[i], array[i + 1]);
    if (even < length) this.pair(array[even], 0);
  }

  private bytes(array: Uint8Array, length: number): void {
    const whole = length & ~7;
    for (let i = 0; i < whole; i += 8) {
      this.pair(
        array[i] | (array[i + 1] << 8) | (array[i + 2] << 16) | (array[i + 3] << 24),
        array[i + 4] | (array[i + 5] << 8) | (array[i + 6] << 16) | (array[i + 7] << 24),
      );
    }
    for (let i = whole; i < length; i++) this.pair(array[i], 0);
  }
}
