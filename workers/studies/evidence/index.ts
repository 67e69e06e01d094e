/**
 * Evidence: published results that the mechanisms of the product must reproduce, one at a time. A row is one file and one
 * line here. The driver runs in Node and in a browser alike, and lets others have the thread between pieces of work.
 */
import { boundedConfidenceMean } from './bounded-confidence-mean.ts';
import { boundedConfidencePairs } from './bounded-confidence-pairs.ts';
import { brainDrain } from './brain-drain.ts';
import { burnoutExit } from './burnout-exit.ts';
import { consensusTime } from './consensus-time.ts';
import { cultureRegions } from './culture-regions.ts';
import { earlyWarning } from './early-warning.ts';
import { factions } from './factions.ts';
import { flashCapture } from './flash-capture.ts';
import { polarisation } from './polarisation.ts';
import { publicGoodsDecay } from './public-goods-decay.ts';
import { quadraticFunding } from './quadratic-funding.ts';
import { thresholds } from './thresholds.ts';
import { tokenGini } from './token-gini.ts';
import type { EvidenceRow, RowSpec } from './types.ts';

export const ROWS: readonly RowSpec[] = [
  boundedConfidencePairs,
  boundedConfidenceMean,
  cultureRegions,
  thresholds,
  publicGoodsDecay,
  polarisation,
  factions,
  earlyWarning,
  consensusTime,
  brainDrain,
  burnoutExit,
  quadraticFunding,
  flashCapture,
  tokenGini,
];

/** How far the measuring has come, and the row when it is done. */
export interface EvidenceProgress {
  readonly id: string;
  /** Of this row, in [0, 1]. */
  readonly done: number;
  readonly row?: EvidenceRow;
}

/** Measures rows one after another. Ends early, without an error, once the signal is aborted. */
export async function* evidence(
  rows: readonly RowSpec[],
  size: 'full' | 'small',
  signal?: AbortSignal,
): AsyncGenerator<EvidenceProgress, void, void> {
  for (const spec of rows) {
    const work = spec.measure(spec.runs[size]);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (signal?.aborted) return;
      const { done, value } = work.next();
      if (done) {
        yield { id: spec.id, done: 1, row: rowOf(spec, value) };
        break;
      }
      yield { id: spec.id, done: value };
    }
  }
}

function rowOf({ id, source, kind }: RowSpec, { points, figure }: Pick<EvidenceRow, 'points' | 'figure'>): EvidenceRow {
  const { published, simulated, low, high } = points[0];
  return { id, source, kind, published, simulated, low, high, pass: points.every(({ pass }) => pass), points, figure };
}
