/**
 * What a claim is: a statement about the product that is measured at full size on a quiet machine, kept
 * with the engine number and the command that repeats it, and repeated in small by the tests.
 */
import { cpus } from 'node:os';
import { ENGINE } from '../sim/core/engine.ts';

export type Figure = number | string | boolean | null | readonly Figure[] | { readonly [name: string]: Figure };
export type Figures = { readonly [name: string]: Figure };

export interface ClaimResult {
  readonly measured: Figures;
  readonly holds: boolean;
  /** What a reader has to know besides; empty when nothing. */
  readonly note: string;
}

export interface Claim<Options = never> {
  readonly id: string;
  readonly title: string;
  /** When the claim holds, in words. */
  readonly target: string;
  /** Figures depend on the machine, which is then named in the file. */
  readonly timed: boolean;
  /** Starts the built command line, so that `dist/` has to be there. */
  readonly needsBuild: boolean;
  /** The size at which the claim is made. */
  readonly full: Options;
  /** A fixed part of it that the tests repeat. */
  readonly small: Options;
  measure(options: Options): Promise<ClaimResult>;
}

/** A claim of whatever options: it is only ever given its own. */
export interface AnyClaim extends Omit<Claim, 'full' | 'small' | 'measure'> {
  measureFull(): Promise<ClaimResult>;
  measureSmall(): Promise<ClaimResult>;
}

export function claim<Options>(claim: Claim<Options>): AnyClaim {
  const { id, title, target, timed, needsBuild, full, small } = claim;
  return {
    ...{ id, title, target, timed, needsBuild },
    measureFull: () => claim.measure(full),
    measureSmall: () => claim.measure(small),
  };
}

/** The content of `docs/claims/ID.json`. */
export function claimFile(claim: AnyClaim, { measured, holds, note }: ClaimResult): string {
  const { id, title, target, timed } = claim;
  const machine = timed ? { machine: { cpu: cpus()[0]?.model.trim() ?? 'unknown', node: process.version } } : {};
  const command = `npm run claims ${id}`;
  return `${JSON.stringify({ id, title, engine: ENGINE, command, target, holds, measured, ...machine, note }, null, 2)}\n`;
}

/** What is wrong with the text of a claim file; empty when all is well. */
export function problemsOfFile(text: string, claim: AnyClaim): string[] {
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return ['is not JSON'];
  }
  const problems: string[] = [];
  const must = (holds: boolean, words: string): void => {
    if (!holds) problems.push(words);
  };
  must(file.id === claim.id, `is about ${String(file.id)}, not ${claim.id}`);
  must(file.engine === ENGINE, `is of engine ${String(file.engine)}, not ${ENGINE}: measure it again`);
  must(file.title === claim.title && file.target === claim.target, 'claims something else than its source says');
  must(file.command === `npm run claims ${claim.id}`, 'does not name the command that repeats it');
  must(typeof file.holds === 'boolean', 'does not say whether the claim holds');
  must(typeof file.note === 'string', 'has no note');
  must(isFigures(file.measured), 'has no figures, or figures that are not finite');
  must(!claim.timed || isFigures(file.machine), 'does not name the machine');
  return problems;
}

/** An object of finite figures, however deep. JSON has no NaN: what could not be computed is null there. */
export function isFigures(value: unknown): value is Figures {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.values(value);
  return entries.length > 0 && entries.every(isFigure);
}

function isFigure(value: unknown): value is Figure {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isFigure);
  return isFigures(value);
}
