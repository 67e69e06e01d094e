/**
 * A file from disk as text, or why it is not taken. What a file says is checked by the reader of constitutions; here only
 * that it is text, and not so long that the page would suffer.
 */
import { MOST_TEXT_CHARACTERS } from '../link/bounds.ts';
import { type Refusal, refusal } from '../link/types.ts';

/** Largest file that is opened, as the command line has it. */
export const MOST_FILE_BYTES = MOST_TEXT_CHARACTERS;
export const MOST_FILE_WORDS = `${MOST_FILE_BYTES / 1024}\u00a0KiB`;

/** The part of `File` that is needed. */
export interface FileLike {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export async function textOfFile(file: FileLike): Promise<{ ok: true; text: string } | Refusal> {
  const name = file.name.length > 60 ? `${file.name.slice(0, 57)}…` : file.name;
  if (file.size > MOST_FILE_BYTES)
    return refusal(
      `“${name}” is too large to be a constitution: it has ${Math.ceil(file.size / 1024)} KiB, and at most ${MOST_FILE_WORDS} are read.`,
      'Choose another file; a constitution with every clause written out takes about a tenth of that.',
    );
  if (file.size === 0) return refusal(`“${name}” is empty.`, 'Choose another file.');
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return refusal(`“${name}” could not be read.`, 'Check that it still exists and that you may read it.');
  }
  const noText = refusal(
    `“${name}” is not a text in UTF-8, so it cannot be a constitution.`,
    'Choose a text file, or save it again as UTF-8.',
  );
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? noText : { ok: true, text: withUnixEnds(text) };
  } catch {
    return noText;
  }
}

export function withUnixEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** `Hollow Creek` → `hollow-creek.yaml`. */
export function fileNameOf(text: string, kind: string): string {
  const name = /^name:[ \t]*["']?([^"'#\n]{1,80})/m.exec(text)?.[1] ?? '';
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${slug === '' ? kind : slug}.yaml`;
}

/** Hands a text to the browser as a download. */
export function download(text: string, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of the blob by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
