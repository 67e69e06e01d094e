/**
 * Conflict escalation: grievances that nobody settles, cases that climb, and enmity that spreads.
 *
 *   conflict = Σ w x / Σ w over the parts that exist (without justice there are no cases to count)
 *   grievance  m / (m + ½): m = mean unresolved grievance that a member holds, over all ties   w 0.3
 *   climbed    moving share of closed cases that had climbed a tier                            w 0.15
 *   backlog    b / (b + 0.05): b = cases per head that have waited four weeks                  w 0.15
 *   density    d / (d + 0.1): d = share of ties that are negative                              w 0.2
 *   spread     share of those present at either end of a tie of strength −¼ or worse           w 0.2
 *
 * That open grievances, going to a higher authority and widening circles are how conflict escalates:
 * Glasl (1982), The process of conflict escalation; Pruitt & Kim (2004), Social Conflict, ch. 5–6; negative
 * ties, Labianca & Brass (2006), Academy of Management Review 31:596–614. Weights, half-points and
 * thresholds are assumptions.
 */
import { RESIDENT } from '../core/contract.ts';
import type { Blame, Observed, SignalObserver, SignalSpec } from './signal.ts';

const GRIEVANCE_HALF = 0.5;
const BACKLOG_HALF = 0.05;
const DENSITY_HALF = 0.1;
const ENMITY = -0.25;
const W_GRIEVANCE = 0.3;
const W_CLIMBED = 0.15;
const W_BACKLOG = 0.15;
const W_DENSITY = 0.2;
const W_SPREAD = 0.2;

/** Ties, those that are negative, and grievance held: scratch of one observation. */
const tally = new Float64Array(3);
const TIES = 0;
const NEGATIVE = 1;
const HELD = 2;

/** Adds the ties of a member to the tally, and marks both ends of enmities. */
function tallyTies(
  member: number,
  slots: number,
  target: Int32Array,
  strength: Float32Array,
  grievance: Float32Array,
  touched: Uint8Array,
): void {
  let ties = 0;
  let negative = 0;
  let held = tally[HELD];
  for (let slot = member * slots, last = slot + slots; slot < last; slot++) {
    const other = target[slot];
    const s = strength[slot];
    const there = +(other >= 0);
    ties += there;
    held += there * grievance[slot];
    negative += there & +(s < 0);
    if (s <= ENMITY && other >= 0) {
      touched[member] = 1;
      touched[other] = 1;
    }
  }
  tally[TIES] += ties;
  tally[NEGATIVE] += negative;
  tally[HELD] = held;
}

class ConflictObserver implements SignalObserver {
  private readonly touched: Uint8Array;

  constructor(world: Observed) {
    this.touched = new Uint8Array(world.layout.capacity.members);
  }

  observe(world: Observed, out: Float64Array, at: number): void {
    const status = world.array('members.status') as Uint8Array;
    const target = world.array('ties.target') as Int32Array;
    const strength = world.array('ties.strength') as Float32Array;
    const grievance = world.array('ties.grievance') as Float32Array;
    const slots = world.layout.plan.outSlots;
    const rows = world.rows.members;
    const { touched } = this;
    touched.fill(0, 0, rows);
    let present = 0;
    tally.fill(0);
    for (let i = 0; i < rows; i++) {
      if (status[i] < RESIDENT) continue;
      present++;
      tallyTies(i, slots, target, strength, grievance, touched);
    }
    const ties = tally[TIES];
    const negative = tally[NEGATIVE];
    const held = tally[HELD];
    let reached = 0;
    for (let i = 0; i < rows; i++) reached += touched[i] & +(status[i] >= RESIDENT);
    const heads = Math.max(1, present);
    const load = held / heads / (held / heads + GRIEVANCE_HALF);
    const density = ties > 0 ? negative / ties : 0;
    const spread = reached / heads;
    let sum = W_GRIEVANCE * load + (W_DENSITY * density) / (density + DENSITY_HALF) + W_SPREAD * spread;
    let weights = W_GRIEVANCE + W_DENSITY + W_SPREAD;
    let climbed = 0;
    let waiting = 0;
    if (world.has('society.casesClimbedShare')) {
      climbed = world.array('society.casesClimbedShare')[0];
      waiting = world.array('society.caseBacklog')[0] / heads;
      sum += W_CLIMBED * climbed + (W_BACKLOG * waiting) / (waiting + BACKLOG_HALF);
      weights += W_CLIMBED + W_BACKLOG;
    }
    out[at] = sum / weights;
    out[at + 1] = held / heads;
    out[at + 2] = climbed;
    out[at + 3] = waiting;
    out[at + 4] = density;
    out[at + 5] = spread;
  }

  /** The ties that carry most grievance. */
  breakdown(world: Observed, most: number): Blame[] {
    const status = world.array('members.status');
    const identity = world.array('members.identity');
    const target = world.array('ties.target');
    const grievance = world.array('ties.grievance');
    const slots = world.layout.plan.outSlots;
    let sum = 0;
    const ties: Blame[] = [];
    for (let slot = 0; slot < world.rows.members * slots; slot++) {
      const owner = Math.floor(slot / slots);
      if (status[owner] < RESIDENT || target[slot] < 0 || grievance[slot] === 0) continue;
      sum += grievance[slot];
      ties.push({
        kind: 'tie',
        who: identity[owner],
        other: identity[target[slot]],
        clause: '',
        share: grievance[slot],
        says: 'share of all unresolved grievance',
      });
    }
    return ties
      .sort((a, b) => b.share - a.share || a.who - b.who || a.other - b.other)
      .slice(0, most)
      .map((t) => ({ ...t, share: t.share / sum }));
  }
}

export const conflict: SignalSpec = {
  id: 'conflict_escalation',
  title: 'Conflict escalation',
  formula:
    '0.3 m/(m + ½) + 0.15 climbed + 0.15 b/(b + 0.05) + 0.2 d/(d + 0.1) + 0.2 spread; m = grievance per head, b = backlog per head, d = share of ties that are negative, spread = share at either end of one of −¼ or worse; without justice the other parts share its weight',
  source:
    'Glasl, F. (1982), The process of conflict escalation; Labianca, G. & Brass, D. (2006), Academy of Management Review 31:596–614.',
  warning: 0.45,
  critical: 0.65,
  everyWeeks: 4,
  parts: [
    {
      name: 'grievance',
      unit: 'grievances per head',
      meaning: 'Unresolved grievance that a member holds, over all ties.',
    },
    { name: 'climbed', unit: 'share', meaning: 'Moving share of closed cases that had climbed a tier.' },
    { name: 'backlog', unit: 'cases per head', meaning: 'Cases that have waited four weeks without a hearing.' },
    { name: 'negative_ties', unit: 'share', meaning: 'Share of ties that are negative.' },
    {
      name: 'spread',
      unit: 'share',
      meaning: 'Share of those present at either end of a tie of strength −¼ or worse.',
    },
  ],
  effect: {
    system: 'fragility.conflict_escalation',
    switch: {
      kind: 'stress',
      words: 'a wave of harassment',
      shocks: [{ shock: 'harassment_wave', week: 8, intensity: 1 }],
    },
    observable: 'signals.conflict_escalation',
    sign: 1,
    smallest: 0.03,
    because: 'harm makes grievances and enmities, and floods the docket',
  },
  bind: (world) => new ConflictObserver(world),
};
