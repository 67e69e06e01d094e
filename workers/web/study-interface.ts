/** What the page and the worker that steers studies say to each other, as types; see `interface.ts`. */
import type { Comparison, PairedFigure } from '../../results/analysis/comparison.ts';
import type { Analysis } from '../../results/index.ts';
import type { Refused, SocietyRequest } from './interface.ts';

export interface StudyProgress {
  readonly done: number;
  readonly runs: number;
  /** Weeks of members lived so far, for the rate. */
  readonly memberWeeks: number;
  readonly failed: number;
}

export interface StressRequest {
  readonly constitution: string;
  /** Scenario texts; empty for the whole battery. The unshocked society is always among them. */
  readonly scenarios: readonly string[];
  readonly seedName: string;
  readonly seeds: number;
  readonly weeks: number;
  readonly members?: number;
}

export interface CompareRequest {
  readonly a: string;
  readonly b: string;
  readonly scenario: string;
  readonly seedName: string;
  readonly seeds: number;
  readonly weeks: number;
  readonly members?: number;
}

export type { Comparison, PairedFigure };

/** Seeds' fans behind a living society: quantiles of each observable over runs of the same constitution and scenario. */
export interface Fans {
  readonly seeds: number;
  readonly weeks: readonly number[];
  /** For each observable, `weeks.length` rows of the quantiles 0.05, 0.25, 0.5, 0.75, 0.95, one after another. */
  readonly quantiles: Float32Array;
}

/**
 * Runs batches over all cores. One study at a time; a later call while one runs is refused in words. `progress` is
 * asked by the page (it does not arrive by itself, since proxied callbacks are not ordered).
 */
export interface StudyWorker {
  stress(request: StressRequest): Promise<{ ok: true; analysis: Analysis } | Refused | { ok: false; cancelled: true }>;
  compare(
    request: CompareRequest,
  ): Promise<{ ok: true; comparison: Comparison } | Refused | { ok: false; cancelled: true }>;
  fans(
    request: SocietyRequest,
    seeds: number,
  ): Promise<{ ok: true; fans: Fans } | Refused | { ok: false; cancelled: true }>;
  progress(): StudyProgress;
  cancel(): void;
  /**
   * Analysis of a results directory that this page's host serves under `base`, an absolute address that ends in `/`, from
   * its manifest and tables. It may run beside a study.
   */
  openResults(base: string): Promise<{ ok: true; analysis: Analysis } | { ok: false; reason: string }>;
}
