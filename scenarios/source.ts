/**
 * Bytes to text that is safe to hand to a YAML parser. Refuses, each with its place: texts that are too
 * long, encodings other than UTF-8, control characters, and nesting deep enough to exhaust a recursive
 * parser's stack. The nesting check is a bound on the text alone and so runs before any parser does.
 */
import type { Issue } from '../sim/core/plan.ts';

/** Longest text in bytes; a constitution with every clause written out takes a tenth of it. */
export const MOST_BYTES = 256 * 1024;
/** Deepest nesting that is read; a constitution needs six levels. */
export const MOST_DEPTH = 16;
const MOST_INDENT = 100;
const MOST_OPEN = 32;

/** Line and column, both from 1, of an offset in a text. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  at(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.starts[low] + 1 };
  }
}

export interface SourceText {
  readonly text: string;
  /** Empty when the text may be parsed. */
  readonly issues: Issue[];
}

/** Decodes and checks a source; a string is taken as already decoded. */
export function readSource(source: string | Uint8Array, file: string): SourceText {
  const refuse = (text: string, offset: number, message: string, expected: string, received: string, hint = '') => ({
    text,
    issues: [
      { file, ...new Lines(text).at(offset), path: '', message, expected, received, suggestion: hint } satisfies Issue,
    ],
  });
  if (source.length > MOST_BYTES) {
    return refuse('', 0, 'the file is too long', `at most ${MOST_BYTES} bytes`, `${source.length} bytes`);
  }
  let text: string;
  if (typeof source === 'string') text = source;
  else {
    const guess = otherEncoding(source);
    const utf8 = 'UTF-8 text';
    const save = 'save the file as UTF-8';
    if (guess !== '') return refuse('', 0, 'the file is not UTF-8 text', utf8, guess, save);
    const good = validPrefix(source);
    text = new TextDecoder('utf-8').decode(source.subarray(0, good));
    if (good < source.length) {
      const byte = source[good].toString(16).padStart(2, '0');
      return refuse(text, text.length, 'the file is not UTF-8 text', utf8, `the byte 0x${byte}`, save);
    }
  }
  if (text.startsWith('\ufeff')) text = text.slice(1);
  if (text.length > MOST_BYTES) {
    return refuse('', 0, 'the file is too long', `at most ${MOST_BYTES} bytes`, `${text.length} characters`);
  }
  // Control characters, lone carriage returns, lone surrogates and non-characters are no part of YAML 1.2.
  const odd = /(?!\r\n|\t|\n|\u0085)[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/u.exec(text);
  if (odd) {
    const code = (odd[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const lone = odd[0] === '\r';
    return refuse(
      text,
      odd.index,
      lone ? 'a line ends in a carriage return alone' : 'a character that no YAML file may hold',
      lone ? 'lines that end in a line feed' : 'printable text',
      `U+${code}`,
      lone ? 'save the file with Unix or Windows line ends' : 'delete it',
    );
  }
  const deep = tooDeep(text);
  if (deep >= 0) {
    return refuse(text, deep, 'the text is nested too deeply', `at most ${MOST_DEPTH} levels`, 'many more');
  }
  return { text, issues: [] };
}

/** Names an encoding that is certainly not UTF-8; '' otherwise. */
function otherEncoding(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return 'UTF-32';
  }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
  // Plain text never holds a zero byte; UTF-16 without a mark has one beside every Latin letter.
  if (bytes.length >= 4 && ((a === 0 && b !== 0 && c === 0) || (a !== 0 && b === 0 && d === 0))) return 'UTF-16';
  return '';
}

/** Length of the longest prefix that is valid UTF-8, found by bisection: validity of prefixes is monotone. */
function validPrefix(bytes: Uint8Array): number {
  const valid = (length: number, stream: boolean) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  if (valid(bytes.length, false)) return bytes.length;
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valid(middle, true)) low = middle;
    else high = middle - 1;
  }
  // A sequence cut off at the end streams without complaint; step back to where it began.
  while (low > 0 && !valid(low, false)) low--;
  return low;
}

/**
 * Offset at which the text could nest deeper than any constitution does, or -1. Flow collections nest by
 * brackets, block collections by columns or by several `- ` or `? ` on one line. Brackets inside quotes and
 * comments are counted too: more than 32 of them left open are refused wherever they stand.
 */
function tooDeep(text: string): number {
  let open = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 10;
    if (code === 91 || code === 123) {
      if (++open > MOST_OPEN) return at;
    } else if (code === 93 || code === 125) {
      if (open > 0) open--;
    } else if (code === 10) {
      const line = text.slice(start, at);
      const indent = line.length - line.trimStart().length;
      if (indent > MOST_INDENT && indent < line.length) return start + MOST_INDENT;
      if (/^[ \t]*(?:[-?:][ \t]+){17}/.test(line)) return start;
      start = at + 1;
    }
  }
  return -1;
}
