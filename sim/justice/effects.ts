/** What the two tiers of disputes must each change; declared before measurement. */
import type { Effect } from '../core/effect.ts';

export const MEDIATION_EFFECTS: readonly Effect[] = [
  {
    system: 'justice.disputes.mediation',
    switch: { kind: 'clause', without: ['justice.disputes.mediation'] },
    setting: { shocks: [{ shock: 'harassment_wave', week: 8, intensity: 1 }] },
    observable: 'signals.conflict_escalation.grievance',
    sign: -1,
    smallest: 0.005,
    because: 'a settlement repairs more of a tie than a ruling, and does not wait for the council',
  },
];

export const COUNCIL_EFFECTS: readonly Effect[] = [
  {
    system: 'justice.disputes.council',
    switch: { kind: 'clause', without: ['justice.disputes.council'] },
    observable: 'justice.open_cases',
    sign: -1,
    smallest: 0.3,
    because: 'what mediation could not settle is ruled on instead of waiting for another mediator',
  },
  {
    system: 'justice.disputes.council_selection',
    switch: { kind: 'parameter', neutral: { 'justice.disputes.council.chosen_by': 'sortition' } },
    setting: {
      values: { 'justice.disputes.mediation.mediators_per_hundred': 0 },
      shocks: [8, 34, 60, 86].map((week) => ({ shock: 'moderator_shortage', week, intensity: 1 })),
    },
    observable: 'justice.open_cases',
    sign: 1,
    smallest: 0.3,
    because:
      'when offices are shunned few stand for election, while the lot finds somebody willing; vacant seats leave cases open',
  },
];
