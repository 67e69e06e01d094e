/**
 * Ideological extremism: wishes gathered at far poles, and members far from the founding values.
 *
 *   extremism = 1 − (1 − P)(1 − B)
 *   P = Esteban–Ray polarisation (α = 1.3) of positions on the most polarised lever, in 20 bins
 *   B = share of members whose values lie further than 0.3 (mean absolute distance) from the founding values
 *
 * The founding values are those that the constitution declared at founding; where no clause declares any,
 * the mean over those present when observation begins.
 *
 * Source: Esteban & Ray (1994), Econometrica 62:819–851. Bound and thresholds are assumptions.
 * Binning moves each position by at most 0.025.
 */
import { LEVER_COUNT, LEVERS, RESIDENT, VALUES } from '../core/contract.ts';
import { estebanRay } from './measures.ts';
import { type Blame, liveLevers, type Observed, type SignalObserver, type SignalSpec } from './signal.ts';

const ALPHA = 1.3;
const BINS = 20;
const BOUND = 0.3;
const WIDTH = VALUES.length;

class ExtremismObserver implements SignalObserver {
  private readonly founding = new Float64Array(WIDTH);
  private readonly counts = new Int32Array(LEVER_COUNT * (BINS + 1));
  private readonly share = new Float64Array(BINS);
  private readonly centre = Float64Array.from({ length: BINS }, (_, b) => (b + 0.5) / BINS);
  private readonly live: readonly number[];
  private polarised = 0;

  constructor(world: Observed) {
    this.live = liveLevers(world);
    for (let v = 0; v < WIDTH; v++) {
      const declared = world.layout.parameters.find((p) => p.path === `culture.values.${VALUES[v]}`);
      this.founding[v] = declared ? declared.value : meanOf(world, v);
    }
  }

  memory(): readonly number[] {
    return [...this.founding];
  }

  recall(memory: readonly number[]): void {
    this.founding.set(memory);
  }

  private distance(values: ArrayLike<number>, i: number): number {
    let d = 0;
    for (let v = 0; v < WIDTH; v++) d += Math.abs(values[i * WIDTH + v] - this.founding[v]);
    return d / WIDTH;
  }

  observe(world: Observed, out: Float64Array, at: number): void {
    const status = world.array('members.status') as Uint8Array;
    const position = world.array('members.position') as Float32Array;
    const values = world.array('members.values') as Float32Array;
    const rows = world.rows.members;
    const { counts, live, share } = this;
    const far = BOUND * WIDTH;
    const { founding } = this;
    counts.fill(0);
    let n = 0;
    let beyondBound = 0;
    for (let i = 0; i < rows; i++) {
      if (status[i] < RESIDENT) continue;
      n++;
      beyondBound += isFar(values, i * WIDTH, founding, far);
      countPositions(position, i * LEVER_COUNT, counts);
    }
    let highest = 0;
    for (const lever of live) {
      const first = lever * (BINS + 1);
      for (let b = 0; b < BINS; b++) share[b] = n > 0 ? counts[first + b] / n : 0;
      if (n > 0) share[BINS - 1] += counts[first + BINS] / n;
      const p = estebanRay(share, this.centre, BINS, ALPHA);
      if (p > highest) {
        highest = p;
        this.polarised = lever;
      }
    }
    const beyond = n > 0 ? beyondBound / n : 0;
    const polarisation = Math.min(1, highest);
    out[at] = 1 - (1 - polarisation) * (1 - beyond);
    out[at + 1] = polarisation;
    out[at + 2] = beyond;
  }

  breakdown(world: Observed, most: number): Blame[] {
    const status = world.array('members.status');
    const values = world.array('members.values');
    const identity = world.array('members.identity');
    const furthest: Blame[] = [];
    for (let i = 0; i < world.rows.members; i++) {
      if (status[i] < RESIDENT) continue;
      const share = this.distance(values, i);
      furthest.push({
        kind: 'member',
        who: identity[i],
        other: -1,
        clause: '',
        share,
        says: 'distance from the founding values',
      });
    }
    furthest.sort((a, b) => b.share - a.share || a.who - b.who);
    const lever = LEVERS[this.polarised];
    return [
      {
        kind: 'clause',
        who: -1,
        other: -1,
        clause: lever.path,
        share: 1,
        says: 'the matter on which wishes are most polarised',
      },
      ...furthest.slice(0, most),
    ];
  }
}

/** 1 when the values at `v` lie further than `far`, summed over values, from the founding ones. */
function isFar(values: Float32Array, v: number, founding: Float64Array, far: number): number {
  const distance =
    Math.abs(values[v] - founding[0]) +
    Math.abs(values[v + 1] - founding[1]) +
    Math.abs(values[v + 2] - founding[2]) +
    Math.abs(values[v + 3] - founding[3]) +
    Math.abs(values[v + 4] - founding[4]) +
    Math.abs(values[v + 5] - founding[5]);
  return +(distance > far);
}

/** Counts the positions at `at` by lever and bin; one bin more than there are, for positions of exactly 1. */
function countPositions(position: Float32Array, at: number, counts: Int32Array): void {
  for (let l = 0; l < LEVER_COUNT; l++) counts[l * (BINS + 1) + ((position[at + l] * BINS) | 0)]++;
}

/** Mean of one value over those present. */
function meanOf(world: Observed, v: number): number {
  const values = world.array('members.values');
  const status = world.array('members.status');
  let n = 0;
  let sum = 0;
  for (let i = 0; i < world.rows.members; i++) {
    if (status[i] < RESIDENT) continue;
    n++;
    sum += values[i * WIDTH + v];
  }
  return n > 0 ? sum / n : 0;
}

export const extremism: SignalSpec = {
  id: 'extremism',
  title: 'Ideological extremism',
  formula:
    '1 − (1 − P)(1 − B); P = Esteban–Ray polarisation of the most polarised lever, B = share beyond 0.3 from the founding values',
  source: 'Esteban, J. & Ray, D. (1994), On the measurement of polarization, Econometrica 62:819–851.',
  warning: 0.5,
  critical: 0.7,
  everyWeeks: 4,
  parts: [
    {
      name: 'polarisation',
      unit: 'share',
      meaning: 'Esteban–Ray polarisation of positions on the most polarised lever; 1 for two equal poles.',
    },
    { name: 'beyond_bound', unit: 'share', meaning: 'Share of members far from the founding values.' },
  ],
  effect: {
    system: 'fragility.extremism',
    switch: {
      kind: 'stress',
      words: 'an influx of ideologues, with the door open',
      shocks: [{ shock: 'ideologue_influx', week: 8, intensity: 2 }],
    },
    setting: { values: { 'citizenship.values_check.bar': 0, 'citizenship.vote.threshold': 0.3 } },
    observable: 'signals.extremism',
    sign: 1,
    smallest: 0.02,
    because: 'those who come hold extreme values and wishes, and hear nobody',
  },
  bind: (world) => new ExtremismObserver(world),
};
