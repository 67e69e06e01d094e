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
 * Edge cases: in weeks without an assembly attendance stays as it was and nothing is felt; when all
 * attend, or none, attending says nothing about anybody.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, demand, mechanism, RESIDENT, ref, term } from '../core/contract.ts';
import { uniform } from '../core/random.ts';

const ATTENDANCE_RATE = weeklyShare(13);
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
    assemblyMinutes: column('members', 'f32', {
      unit: 'minutes',
      min: 0,
      meaning: 'Minutes spent in the assembly this week.',
    }),
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
    copresence: term('members.belonging', 'being together at the assembly', true),
    costlySignal: term('members.reputation', 'attending more, or less, than others do', true),
  },
  demands: {
    assembly: demand('gatherings', 'attending the assembly'),
  },
  effect: {
    observable: 'wellbeing.belonging',
    sign: 1,
    smallest: 0.02,
    neutral: 'culture.rituals.weekly_assembly off, or hours 0',
  },
  steps: {
    attention(s) {
      const { c, p, n, k0, k1, week } = s;
      if (week % p.everyWeeks !== 0 || p.hours === 0) return;
      const { identity, status, sociability, belongingNow, energy, alignment, assembly } = c;
      const hasBelonging = belongingNow.length > 0;
      const hasEnergy = energy.length > 0;
      const hasAlignment = alignment.length > 0;
      const minutes = p.hours * 60;
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) continue;
        const inclination =
          0.05 +
          0.35 * (hasBelonging ? belongingNow[i] : 0.5) +
          0.15 * sociability[i] +
          0.25 * (hasEnergy ? energy[i] : 0.5) +
          0.2 * (hasAlignment ? alignment[i] : 0.5);
        if (uniform(k0, k1, identity[i], 0) < inclination) assembly[i] = minutes;
      }
    },
    culture(s) {
      const { c, p, n, week } = s;
      const { status, alignment, assemblyGranted, assemblyMinutes, attendance } = c;
      const { copresence, costlySignal } = c;
      const hasAlignment = alignment.length > 0;
      if (week % p.everyWeeks !== 0 || p.hours === 0) {
        assemblyMinutes.fill(0, 0, n);
        return;
      }
      let present = 0;
      let came = 0;
      let attended = 0;
      let aligned = 0;
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) continue;
        present++;
        const here = assemblyGranted[i] >= LEAST_MINUTES ? 1 : 0;
        came += here;
        aligned += here === 1 && hasAlignment ? alignment[i] : 0.5 * here;
        attendance[i] += ATTENDANCE_RATE * (here - attendance[i]);
        attended += attendance[i];
      }
      if (present === 0) return;
      const turnout = came / present;
      c.turnout[0] = turnout;
      const usual = attended / present;
      const shared = came > 0 ? aligned / came : 0;
      const signal = (SIGNAL_REPUTATION * shared * p.hours) / (p.hours + HALF_COST_HOURS);
      for (let i = 0; i < n; i++) {
        const minutes = assemblyGranted[i] >= LEAST_MINUTES ? assemblyGranted[i] : 0;
        assemblyMinutes[i] = minutes;
        if (status[i] < RESIDENT) continue;
        copresence[i] = (FULL_BELONGING * turnout * minutes) / (minutes + HALF_EFFECT_MINUTES);
        costlySignal[i] = signal * (attendance[i] - usual);
      }
    },
  },
});
