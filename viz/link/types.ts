/** What a link carries, as plain data, and how a link that cannot be opened is refused. */
import type { Plan } from '../../sim/core/plan.ts';

/** Format of the constitution files that this page reads; the type makes it follow the engine's. */
export const FORMAT: Plan['format'] = 1;

/** A text in full, or a bundled one by name with the first digits of its SHA-256, so that a changed file is noticed. */
export type LinkedText = { readonly text: string } | { readonly id: string; readonly digest: string };

/** The state hash that the sender's society had after a week. */
export interface ExpectedHash {
  readonly week: number;
  readonly hash: string;
}

/** Everything that makes a society again on another machine, and the view it was being looked at in. */
export interface SocietyLink {
  readonly format: number;
  readonly engine: number;
  readonly constitution: LinkedText;
  readonly scenario: LinkedText;
  readonly seed: string;
  readonly weeks: number;
  /** Founders instead of those that the file names. */
  readonly members?: number;
  /** Name of a view of the page; one that the page does not know opens the first. */
  readonly view?: string;
  readonly expected?: ExpectedHash;
}

/** Why something was not opened, and what to do about it: two plain sentences, for a newcomer. Never markup. */
export interface Refusal {
  readonly ok: false;
  readonly reason: string;
  readonly advice: string;
}

export function refusal(reason: string, advice: string): Refusal {
  return { ok: false, reason, advice };
}
