/**
 * The shape of a mechanism, to be copied; not in the registry. This one is whole all the same: an open house, a
 * place where whoever likes drops in once a week. It costs the hours of those who come and gives them company.
 *
 *   P(drops in)  = 0.1 + 0.5 sociability
 *   belonging   += 0.15 m / (m + 90)            m = minutes granted: diminishing returns
 *   regular_i   <- dropped in this week, half-life 13 weeks
 *
 * Source: informal places beside home and work keep communities together, Oldenburg (1989), The Great Good Place.
 * All numbers are assumptions.
 * Edge cases: with zero hours nobody comes and the habit fades; who was granted no minutes was not there.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, demand, mechanism, RESIDENT, ref, term } from '../core/contract.ts';
import { uniform } from '../core/random.ts';

const HABIT_RATE = weeklyShare(13);
const FULL_BELONGING = 0.15;
const HALF_EFFECT_MINUTES = 90;

export const openHouse = mechanism({
  // The path in a constitution file; layer and folder follow from it.
  id: 'culture.rituals.open_house',
  layer: 'culture',
  title: 'Open house',
  summary: 'Whoever likes drops in once a week: company for those who come, at the price of their hours.',
  source: 'Oldenburg 1989',
  // A clause that has to be asked for; `on` is a clause by default, `always` describes people and the world.
  switch: 'off',
  parameters: {
    hours: { type: 'number', unit: 'hours per week', min: 0, max: 10, default: 2, meaning: 'How long a visit lasts.' },
  },
  // State: this mechanism alone assigns it. Kept in tables, so that snapshots, forks and the hash know it.
  columns: {
    regular: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of recent weeks in which they dropped in, half-life 13 weeks.',
    }),
  },
  // State of others. A step sees what it declares here and nothing else.
  reads: {
    identity: ref('u32', 'members.identity'),
    status: ref('u8', 'members.status'),
    sociability: ref('f32', 'members.sociability'),
  },
  // Terms of stocks that others own: recorded, so that "why does she feel at home?" has an answer.
  adds: { company: term('members.belonging', 'company at the open house') },
  // Minutes asked of the time ledger, which grants all, some or none of them.
  demands: { visit: demand('gatherings', 'dropping in at the open house') },
  // Here `effects`, once the register of systems has an id for it: step 6 of docs/guides/adding-a-mechanism.md.
  steps: {
    // Ask first, in the attention phase …
    attention(s) {
      const { identity, status, sociability, visit } = s.c;
      for (let i = 0; i < s.n; i++) {
        if (status[i] < RESIDENT) continue;
        // The draw is addressed by person and purpose: who else lives here changes nothing about it.
        const comes = uniform(s.k0, s.k1, identity[i], 0) < 0.1 + 0.5 * sociability[i];
        visit[i] = comes ? 60 * s.p.hours : 0;
      }
    },
    // … and act on what was granted in a later one.
    culture(s) {
      const { status, visitGranted, regular, company } = s.c;
      for (let i = 0; i < s.n; i++) {
        if (status[i] < RESIDENT) continue;
        const minutes = visitGranted[i];
        company[i] = (FULL_BELONGING * minutes) / (minutes + HALF_EFFECT_MINUTES);
        regular[i] += HABIT_RATE * ((minutes > 0 ? 1 : 0) - regular[i]);
      }
    },
  },
});
