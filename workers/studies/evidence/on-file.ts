/// <reference types="vite/client" />
/**
 * The evidence measured at full size, as it was on file when the program was built (`docs/claims/evidence.json`). It counts
 * only when it is of this engine.
 */
import { ENGINE } from '../../../sim/core/engine.ts';
import type { EvidenceRow } from './types.ts';

const FILES: Record<string, string> = import.meta.glob('../../../docs/claims/evidence.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Engine number of the text of a claim file, and its rows by id; undefined when it is no such file. */
export function rowsOf(text: string): { readonly engine: number; readonly rows: readonly EvidenceRow[] } | undefined {
  const file = JSON.parse(text) as { engine?: unknown; measured?: { rows?: unknown } };
  if (typeof file.engine !== 'number' || !Array.isArray(file.measured?.rows)) return undefined;
  return { engine: file.engine, rows: file.measured.rows as EvidenceRow[] };
}

/** Rows on file; a reason in words when there are none that count. @param text of the claim file; undefined when there is none */
export function onFile(
  text: string | undefined = Object.values(FILES)[0],
): { readonly rows: readonly EvidenceRow[] } | { readonly missing: string } {
  const found = text === undefined ? undefined : rowsOf(text);
  if (!found) return { missing: 'no evidence was measured before this program was built' };
  if (found.engine !== ENGINE) {
    return { missing: `the evidence on file is of engine ${found.engine}, and this is engine ${ENGINE}` };
  }
  return { rows: found.rows };
}
