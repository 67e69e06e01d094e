/**
 * Burnout among contributors: the few who carry the community, exhausted.
 *
 *   burnout = 1 − (1 − E)(1 − ½ K)
 *   core = the fewest members who give more than half of all contribution hours (13-week memory)
 *   E = share of the core that is exhausted
 *   K = how few they are: 0 when half of all are needed, towards 1 for one (the bus factor against its best)
 *
 * A load on few is a risk even while they are well, half as bad. Sources: core and bus factor, Avelino,
 * Passos, Hora & Valente (2016), A novel approach for estimating truck factors, ICPC; exhaustion as in
 * `people.energy`. Without contributions there is no core: 0. Thresholds are assumptions.
 */
import { RESIDENT } from '../core/contract.ts';
import { ascending, fewness, giniOrdered, nakamotoOrdered } from './measures.ts';
import type { Blame, Observed, SignalObserver, SignalSpec } from './signal.ts';

class BurnoutObserver implements SignalObserver {
  private readonly hours: Float64Array;
  private readonly row: Int32Array;
  private total = 0;
  private core = 0;
  private n = 0;

  constructor(world: Observed) {
    const capacity = world.layout.capacity.members;
    this.hours = new Float64Array(capacity);
    this.row = new Int32Array(capacity);
  }

  observe(world: Observed, out: Float64Array, at: number): void {
    const { hours, row } = this;
    const status = world.array('members.status') as Uint8Array;
    const score = world.array('members.contributionScore') as Float32Array;
    const exhausted = world.array('members.exhausted') as Uint8Array;
    let n = 0;
    let total = 0;
    for (let i = 0; i < world.rows.members; i++) {
      if (status[i] < RESIDENT) continue;
      row[n] = i;
      hours[n] = score[i];
      total += score[i];
      n++;
    }
    const ordered = ascending(hours, n);
    const core = nakamotoOrdered(ordered, n);
    this.total = total;
    this.core = core;
    this.n = n;
    let tired = 0;
    if (core > 0) {
      // Those at the mark itself stand in row order: as many of them as the core has room for.
      const mark = ordered[n - core];
      let above = 0;
      for (let k = 0; k < n; k++) {
        const beyond = +(hours[k] > mark);
        above += beyond;
        tired += beyond & exhausted[row[k]];
      }
      for (let k = 0, room = core - above; room > 0 && k < n; k++) {
        if (hours[k] !== mark) continue;
        room--;
        tired += exhausted[row[k]];
      }
    }
    const share = core > 0 ? tired / core : 0;
    const few = fewness(core, n);
    out[at] = 1 - (1 - share) * (1 - few / 2);
    out[at + 1] = share;
    out[at + 2] = core;
    out[at + 3] = few;
    out[at + 4] = giniOrdered(ordered, n);
  }

  /** The core, the most loaded first. */
  breakdown(world: Observed, most: number): Blame[] {
    const identity = world.array('members.identity');
    const exhausted = world.array('members.exhausted');
    return Array.from({ length: this.n }, (_, k) => k)
      .sort((a, b) => this.hours[b] - this.hours[a] || a - b)
      .slice(0, Math.min(most, this.core))
      .map((k) => ({
        kind: 'member' as const,
        who: identity[this.row[k]],
        other: -1,
        clause: '',
        share: this.hours[k] / this.total,
        says: exhausted[this.row[k]] === 1 ? 'share of all hours given, exhausted' : 'share of all hours given',
      }));
  }
}

export const burnout: SignalSpec = {
  id: 'burnout',
  title: 'Burnout among contributors',
  formula:
    '1 − (1 − E)(1 − ½ K); E = share of the core exhausted, K = how few the core is; core = the fewest who give half of all contribution hours',
  source: 'Avelino, G. et al. (2016), A novel approach for estimating truck factors, ICPC.',
  warning: 0.5,
  critical: 0.7,
  everyWeeks: 4,
  parts: [
    { name: 'core_exhausted', unit: 'share', meaning: 'Share of core contributors who are exhausted.' },
    {
      name: 'bus_factor',
      unit: 'members',
      meaning: 'Fewest members who give more than half of all contribution hours.',
    },
    { name: 'few', unit: 'share', meaning: 'How few they are: 0 for half of all, towards 1 for one.' },
    { name: 'load_gini', unit: 'share', meaning: 'Gini coefficient of contribution hours.' },
  ],
  effect: {
    system: 'fragility.burnout',
    switch: {
      kind: 'stress',
      words: 'a duty of twenty hours a week',
      values: { 'justice.duties.contribute.at_least_hours_per_week': 20 },
    },
    observable: 'signals.burnout',
    sign: 1,
    smallest: 0.03,
    because: 'those who keep a duty twice as long work beyond their strength',
  },
  bind: (world) => new BurnoutObserver(world),
};
