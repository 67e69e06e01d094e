/**
 * SHA-256 of a text (as UTF-8). The browser's own is asynchronous and exists only on secure
 * origins; batch keys are needed at once, everywhere, and alike.
 * Source: FIPS 180-4, Secure Hash Standard, NIST 2015, sections 4.1.2, 5.1.1 and 6.2.
 */
const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);

// The constants are the first 32 bits of the fractional parts of cube and square roots of the first primes.
for (let n = 2, found = 0; found < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  ROUND[found] = rootFraction(n, 3);
  if (found < 8) START[found] = rootFraction(n, 2);
  found++;
}

/** Floor of 2^32 times the fractional part of the root, in exact integers. */
function rootFraction(n: number, degree: 2 | 3): number {
  const target = BigInt(n) << BigInt(32 * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}

export function sha256(text: string): string {
  return Array.from(digest(text), (word) => word.toString(16).padStart(8, '0')).join('');
}

/** As content security policies write it. */
export function sha256Base64(text: string): string {
  const bytes = Array.from(digest(text)).flatMap((word) => [word >>> 24, word >>> 16, word >>> 8, word]);
  return btoa(String.fromCharCode(...bytes.map((byte) => byte & 0xff)));
}

function digest(text: string): Uint32Array {
  const message = new TextEncoder().encode(text);
  const blocks = new Uint8Array(((message.length + 9 + 63) >> 6) << 6);
  blocks.set(message);
  blocks[message.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(blocks.length - 4, (message.length << 3) >>> 0);
  const state = Uint32Array.from(START);
  const w = new Uint32Array(64);
  for (let offset = 0; offset < blocks.length; offset += 64) {
    for (let t = 0; t < 16; t++) w[t] = view.getUint32(offset + 4 * t);
    for (let t = 16; t < 64; t++) {
      const a = w[t - 15];
      const b = w[t - 2];
      const small0 = right(a, 7) ^ right(a, 18) ^ (a >>> 3);
      const small1 = right(b, 17) ^ right(b, 19) ^ (b >>> 10);
      w[t] = small1 + w[t - 7] + small0 + w[t - 16];
    }
    compress(state, w);
  }
  return state;
}

function compress(state: Uint32Array, w: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
    const t1 = (h + sum1 + ((e & f) ^ (~e & g)) + ROUND[t] + w[t]) | 0;
    const sum0 = right(a, 2) ^ right(a, 13) ^ right(a, 22);
    const t2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    state[i] += value;
  });
}

function right(x: number, n: number): number {
  return (x >>> n) | (x << (32 - n));
}
