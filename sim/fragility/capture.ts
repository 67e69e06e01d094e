/**
 * Leadership capture: deciding power in few hands, and a law that follows those hands.
 *
 *   capture = C · (½ + ½ F)
 *   C = mean of the Gini coefficient and the Nakamoto concentration of (power + agenda power) / 2
 *   F = (d_median − d_powerful) / (d_median + d_powerful), if positive: d is the distance of the law from
 *       the median wish, and from the median wish weighted by power
 *
 * Concentration without policy that follows is half as bad: large holders seldom overturn the rest.
 * Sources: Gini and Nakamoto as in `measures.ts`; congruence with the median against the powerful,
 * Gilens & Page (2014), Perspectives on Politics 12:564–581. Thresholds are assumptions.
 */
import { RESIDENT } from '../core/contract.ts';
import { ascending, fewness, giniOrdered, nakamotoOrdered } from './measures.ts';
import type { Blame, Observed, SignalObserver, SignalSpec } from './signal.ts';

class CaptureObserver implements SignalObserver {
  private held = new Float64Array(0);
  private row = new Int32Array(0);
  private n = 0;

  observe(world: Observed, out: Float64Array, at: number): void {
    const rows = world.rows.members;
    if (this.held.length < rows) {
      this.held = new Float64Array(2 * rows);
      this.row = new Int32Array(2 * rows);
    }
    const status = world.array('members.status');
    const power = world.has('members.power') ? world.array('members.power') : null;
    const agenda = world.has('members.agendaPower') ? world.array('members.agendaPower') : null;
    let n = 0;
    for (let i = 0; i < rows; i++) {
      if (status[i] <= RESIDENT) continue;
      this.row[n] = i;
      this.held[n++] = ((power ? power[i] : 0) + (agenda ? agenda[i] : 0)) / 2;
    }
    this.n = n;
    const ordered = ascending(this.held, n);
    const g = giniOrdered(ordered, n);
    const c = fewness(nakamotoOrdered(ordered, n), n);
    const median = world.has('society.lawToMedian') ? world.array('society.lawToMedian')[0] : 0;
    const powerful = world.has('society.lawToPowerful') ? world.array('society.lawToPowerful')[0] : 0;
    const follows = median > powerful ? (median - powerful) / (median + powerful) : 0;
    out[at] = ((g + c) / 2) * (0.5 + 0.5 * follows);
    out[at + 1] = g;
    out[at + 2] = c;
    out[at + 3] = follows;
  }

  breakdown(world: Observed, most: number): Blame[] {
    const identity = world.array('members.identity');
    let sum = 0;
    for (let k = 0; k < this.n; k++) sum += this.held[k];
    if (sum === 0) return [];
    return Array.from({ length: this.n }, (_, k) => k)
      .sort((a, b) => this.held[b] - this.held[a] || a - b)
      .slice(0, most)
      .map((k) => ({
        kind: 'member' as const,
        who: identity[this.row[k]],
        other: -1,
        clause: '',
        share: this.held[k] / sum,
        says: 'share of deciding and agenda power',
      }));
  }
}

export const capture: SignalSpec = {
  id: 'capture',
  title: 'Leadership capture',
  formula:
    'C (½ + ½ F); C = (Gini + Nakamoto concentration)/2 of power, F = how far the law follows the powerful rather than the median',
  source:
    'Gilens, M. & Page, B. (2014), Perspectives on Politics 12:564–581; Srinivasan, B. & Lee, L. (2017), Quantifying decentralization.',
  warning: 0.45,
  critical: 0.65,
  everyWeeks: 13,
  parts: [
    { name: 'gini', unit: 'share', meaning: 'Gini coefficient of deciding and agenda power.' },
    {
      name: 'concentration',
      unit: 'share',
      meaning: 'How few hold a majority of power: 0 for half of all members, 1 for one.',
    },
    {
      name: 'follows_powerful',
      unit: 'share',
      meaning: 'How much nearer the law is to the powerful than to the median.',
    },
  ],
  effect: {
    system: 'fragility.capture',
    switch: {
      kind: 'stress',
      words: 'a project every other week, each left to one person',
      values: {
        'governance.projects.projects_per_year': 26,
        'governance.projects.delegated_share': 1,
        'governance.projects.circle_size': 1,
      },
    },
    observable: 'signals.capture',
    sign: 1,
    smallest: 0.03,
    because: 'the deciding weight of each project then lies with one person',
    round: 2,
    amended: 'at first with six projects a year, one decision in five: 0.010, 0.007 to 0.014',
  },
  bind: () => new CaptureObserver(),
};
