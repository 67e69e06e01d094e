/**
 * Text to a fragment's alphabet and back: UTF-8, deflate (RFC 1951) where the browser has it, base64url (RFC 4648 §5).
 *
 * Unpacking is bounded: bytes are counted as they come and the stream is dropped at the limit, so that a small fragment
 * that would unpack to gigabytes costs no more than the limit.
 */

/** `deflated` is what `CompressionStream('deflate-raw')` made; `plain` the bytes themselves. */
export type Packing = 'deflated' | 'plain';

export interface Packed {
  readonly packing: Packing;
  readonly characters: string;
}

export type Unpacked =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'broken' | 'too large' | 'unsupported' };

export async function pack(text: string): Promise<Packed> {
  const bytes = new TextEncoder().encode(text);
  const deflated = await transformed(bytes, () => new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  if (typeof deflated === 'string' || deflated.length >= bytes.length)
    return { packing: 'plain', characters: toBase64Url(bytes) };
  return { packing: 'deflated', characters: toBase64Url(deflated) };
}

export async function unpack(packed: Packed, mostBytes: number): Promise<Unpacked> {
  const bytes = fromBase64Url(packed.characters);
  if (!bytes) return { ok: false, why: 'broken' };
  const plain =
    packed.packing === 'plain'
      ? bytes
      : await transformed(bytes, () => new DecompressionStream('deflate-raw'), mostBytes);
  if (typeof plain === 'string') return { ok: false, why: plain };
  if (plain.length > mostBytes) return { ok: false, why: 'too large' };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain) };
  } catch {
    return { ok: false, why: 'broken' };
  }
}

/** The bytes after a stream of the browser, or why there are none. */
async function transformed(
  bytes: Uint8Array,
  make: () => CompressionStream | DecompressionStream,
  mostBytes: number,
): Promise<Uint8Array | 'broken' | 'too large' | 'unsupported'> {
  let stream: CompressionStream | DecompressionStream;
  try {
    stream = make();
  } catch {
    return 'unsupported';
  }
  const writer = stream.writable.getWriter();
  // Failures of the writing side show on the reading side; here they only must not go unhandled.
  writer.write(new Uint8Array(bytes)).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > mostBytes) {
        await reader.cancel().catch(() => undefined);
        return 'too large';
      }
      parts.push(value);
    }
  } catch {
    return 'broken';
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));

export function toBase64Url(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const three = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out.push(ALPHABET[three >> 18], ALPHABET[(three >> 12) & 63]);
    if (left > 1) out.push(ALPHABET[(three >> 6) & 63]);
    if (left > 2) out.push(ALPHABET[three & 63]);
  }
  return out.join('');
}

/** Undefined for anything that `toBase64Url` would not have written. */
export function fromBase64Url(characters: string): Uint8Array | undefined {
  if (characters.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((characters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of characters) {
    const value = VALUES.get(character);
    if (value === undefined) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 255;
      bits &= (1 << held) - 1;
    }
  }
  return bits === 0 ? bytes : undefined;
}
