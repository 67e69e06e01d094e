/**
 * The assembly: everybody in one place, regularly. It costs hours, is attended or not, makes belonging
 * and ties (those who come may meet anybody there, see `people.meeting`), and shows who is ready to pay for
 * membership.
 *
 *   P(intend)    = 0.05 + 0.35 belonging + 0.15 sociability + 0.25 energy + 0.2 alignment
 *   belonging   += 0.3 * turnout * m / (m + 90)          m = minutes granted: diminishing returns
 *   attendance_i <- attended this time, half-life 13 weeks
 *   reputation  += 0.4 * shared * cost * (attendance_i - mean attendance)
 *                  cost = hours / (hours + 2), shared = mean alignment of those who came
 *
 * Length has no penalty of its own: hours given to assemblies are hours not slept, worked or learned,
 * and the time ledger says so.
 *
 * Sources: co-presence and shared attention make solidarity, Durkheim (1912), The Elementary Forms of
 * Religious Life; Collins (2004), Interaction Ritual Chains. Costly requirements mark commitment, and only
 * where the narrative is shared: Sosis, R. and Bressler, E. R. (2003), Cooperation and Commune Longevity,
 * Cross-Cultural Research 37(2), 211-239. Weights are assumptions.
 * Coming is a habit: where the assembly meets every week, members decide by turns, every four weeks, whether to come,
 * and take in by the same turns what it does to them. Where it meets more seldom, all do so each time.
 * Edge cases: in weeks without an assembly attendance stays as it was and nothing is felt; when all
 * attend, or none, attending says nothing about anybody.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, heldDemand, heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { total } from '../economy/turns.ts';

/** Weight of the newest assembly in attendance, and of the newest turn of four assemblies. */
const ATTENDANCE_RATE = weeklyShare(13);
const ATTENDANCE_RATE_BY_TURN = weeklyShare(13 / TURN_WEEKS);
/** What is counted of each turn's members. */
const PRESENT = 0;
const CAME = 1;
const ATTENDED = 2;
const ALIGNED = 3;
const TALLIES = 4;
/** Belonging when everybody comes and stays for long. */
const FULL_BELONGING = 0.3;
const HALF_EFFECT_MINUTES = 90;
const SIGNAL_REPUTATION = 0.4;
const HALF_COST_HOURS = 2;
/** Minutes below which somebody only looked in. */
const LEAST_MINUTES = 15;

export const assembly = mechanism({
  id: 'culture.rituals.weekly_assembly',
  layer: 'culture',
  title: 'Assembly',
  summary: 'Gathers the community at a fixed rhythm: belonging and ties for those who come, hours for all who do.',
  source: 'Durkheim 1912; Collins 2004; Sosis & Bressler 2003',
  switch: 'on',
  parameters: {
    hours: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 4,
      default: 2,
      meaning: 'How long an assembly lasts.',
    },
    everyWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 1,
      max: 13,
      default: 1,
      integer: true,
      meaning: 'Weeks from one assembly to the next.',
    },
  },
  columns: {
    attendance: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Share of recent assemblies attended, half-life 13 assemblies.',
    }),
    turnout: column('society', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share present at the last assembly.',
    }),
    called: column('society', 'f64', {
      unit: 'minutes',
      min: 0,
      meaning: 'Length of the assembly last called; 0 in weeks without one.',
    }),
    tally: column('society', 'f64', {
      width: TALLIES * TURN_WEEKS,
      unit: 'members',
      min: 0,
      meaning: 'By turn: members present, coming, attendance and alignment of those who came, added up.',
    }),
  },
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    sociability: ref('f32', 'members.sociability'),
    belongingNow: ref('f64', 'members.belonging', true),
    energy: ref('f64', 'members.energy', true),
    alignment: ref('f32', 'members.alignment', true),
  },
  adds: {
    copresence: heldTerm('members.belonging', 'being together at the assembly', true),
    costlySignal: heldTerm('members.reputation', 'attending more, or less, than others do', true),
  },
  demands: {
    assembly: heldDemand('gatherings', 'attending the assembly'),
  },
  effects: [
    {
      system: 'culture.rituals.weekly_assembly',
      switch: { kind: 'clause', without: ['culture.rituals.weekly_assembly'] },
      observable: 'wellbeing.loneliness',
      sign: -1,
      smallest: 0.005,
      because: 'hours in company, and meeting others than one’s friends',
    },
  ],
  steps: {
    attention(s) {
      const { c, p, n, k0, k1, week } = s;
      const { identity, status, sociability, belongingNow, energy, alignment, assembly } = c;
      const minutes = week % p.everyWeeks === 0 ? 60 * p.hours : 0;
      // A changed length, or the first assembly after a pause, is news to everybody.
      const anew = minutes !== c.called[0];
      c.called[0] = minutes;
      if (minutes === 0) {
        if (anew) assembly.fill(0, 0, n);
        return;
      }
      const hasBelonging = belongingNow.length > 0;
      const hasEnergy = energy.length > 0;
      const hasAlignment = alignment.length > 0;
      const all = anew || p.everyWeeks > 1;
      const step = all ? 1 : TURN_WEEKS;
      for (let i = all ? 0 : week % TURN_WEEKS; i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        const inclination =
          0.05 +
          0.35 * (hasBelonging ? belongingNow[i] : 0.5) +
          0.15 * sociability[i] +
          0.25 * (hasEnergy ? energy[i] : 0.5) +
          0.2 * (hasAlignment ? alignment[i] : 0.5);
        assembly[i] = uniform(k0, k1, identity[i], 0) < inclination ? minutes : 0;
      }
    },
    culture(s) {
      const { c, p, n, week } = s;
      const { status, alignment, assemblyGranted, attendance, tally } = c;
      const { copresence, costlySignal } = c;
      const hasAlignment = alignment.length > 0;
      if (c.called[0] === 0) {
        copresence.fill(0, 0, n);
        costlySignal.fill(0, 0, n);
        return;
      }
      const all = week === 0 || p.everyWeeks > 1;
      const first = all ? 0 : week % TURN_WEEKS;
      const last = all ? TURN_WEEKS - 1 : first;
      const rate = p.everyWeeks > 1 ? ATTENDANCE_RATE : ATTENDANCE_RATE_BY_TURN;
      for (let turn = first; turn <= last; turn++) {
        let present = 0;
        let came = 0;
        let attended = 0;
        let aligned = 0;
        for (let i = turn; i < n; i += TURN_WEEKS) {
          if (status[i] < RESIDENT) continue;
          present++;
          const here = assemblyGranted[i] >= LEAST_MINUTES ? 1 : 0;
          came += here;
          aligned += hasAlignment ? here * alignment[i] : 0.5 * here;
          attendance[i] += rate * (here - attendance[i]);
          attended += attendance[i];
        }
        const at = turn * TALLIES;
        tally[at + PRESENT] = present;
        tally[at + CAME] = came;
        tally[at + ATTENDED] = attended;
        tally[at + ALIGNED] = aligned;
      }
      const present = total(tally, TALLIES, PRESENT);
      const came = total(tally, TALLIES, CAME);
      if (present === 0) return;
      const turnout = came / present;
      c.turnout[0] = turnout;
      const usual = total(tally, TALLIES, ATTENDED) / present;
      const shared = came > 0 ? total(tally, TALLIES, ALIGNED) / came : 0;
      const signal = (SIGNAL_REPUTATION * shared * p.hours) / (p.hours + HALF_COST_HOURS);
      const step = all ? 1 : TURN_WEEKS;
      for (let i = first; i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        const minutes = assemblyGranted[i] >= LEAST_MINUTES ? assemblyGranted[i] : 0;
        copresence[i] = (FULL_BELONGING * turnout * minutes) / (minutes + HALF_EFFECT_MINUTES);
        costlySignal[i] = signal * (attendance[i] - usual);
      }
    },
  },
});
