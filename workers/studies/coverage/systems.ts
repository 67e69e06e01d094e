/**
 * The systems of the register with the effects that were declared for them: in the spec of the mechanism, in that of
 * the signal, with the presets of communities, or, for activities of daily life, in the device that forbids them. A
 * system for which nobody declares an effect is planned; where something of it exists already, a remark says what.
 */
import { COMMUNITY_EFFECTS } from '../../../sim/communities.ts';
import type { Effect } from '../../../sim/core/effect.ts';
import { SIGNALS } from '../../../sim/fragility/index.ts';
import { DEVICES } from '../../../sim/lab/devices/index.ts';
import { SPECS } from '../../../sim/registry.ts';
import { REGISTER, type System } from './register.ts';

export interface Declared {
  /** Id of the clause or mechanism, `signals.NAME`, or `preset TYPE`. */
  readonly mechanism: string;
  readonly effect: Effect;
}

export interface CoveredSystem extends System {
  /** Absent when the system is planned. */
  readonly declared?: Declared;
  /** What exists of a planned system, or what to bear in mind of a built one; empty for nothing. */
  readonly remark: string;
}

const TIME_LEDGER = 'people.time';

/** Every effect that anybody declares, the negative control among them. */
export const DECLARED: readonly Declared[] = [
  ...SPECS.flatMap(({ id, effects }) => effects.map((effect) => ({ mechanism: id, effect }))),
  ...SIGNALS.map(({ id, effect }) => ({ mechanism: `signals.${id}`, effect })),
  ...COMMUNITY_EFFECTS.map((effect) => ({ mechanism: effect.system.replace('community.', 'preset '), effect })),
  ...DEVICES.flatMap(({ id, effects }) =>
    effects.map((effect) => ({ mechanism: effect.switch.kind === 'activity' ? TIME_LEDGER : id, effect })),
  ),
];

/** Id of the negative control; it stands in no register. */
export const CONTROL = 'control.inert';

const REMARKS: Readonly<Record<string, string>> = {
  'constitution.living':
    'Parameters are amended; whole modules cannot be exchanged yet. Judged by the same observable as governance.consensus: the two are not told apart.',
  'constitution.modular_layers': 'Clauses can be left out before a run; there is one module of each kind so far.',
  'culture.loneliness': 'Loneliness is measured, and no mechanism reads it.',
  'culture.roles.moderator': 'Mediators and councillors exist as offices of justice, not as roles of a culture.',
  'defence.decentralisation': 'Projects can be delegated to circles; as a defence it does not exist.',
  'economy.modular': 'Treasury and allocation can be left out; neither is exchanged in a run.',
  'autonomy.governance.community_led':
    'Matters of law can be routed to nobody; as a dimension of autonomy it does not exist.',
  'autonomy.governance.transparent':
    'Openness is a value read off deeds; as a dimension of autonomy it does not exist.',
  'autonomy.resource.shared_infrastructure': 'Common capital exists; as a dimension of autonomy it does not.',
  'economy.transparent': 'How open records are is one number for everything.',
  'federation.nation_states': 'There is an outside market, and no state.',
  'governance.algorithmic.simulation': 'A society can be forked; nobody in it does.',
  'governance.consensus': 'Judged by the same observable as constitution.living: the two are not told apart.',
  'governance.dao':
    'Holders of tokens vote on the law and, where there is one, the budget; funds, projects and texts that execute by themselves come later.',
  'governance.reputation': 'Reputation exists, and weighs in no vote.',
  'justice.enforcement.social_norms': 'For the contribution norm only.',
  'justice.enforcement.accountability':
    'Accountability is a value read off answered cases; as enforcement it does not exist.',
  'justice.rights.exit': 'Everybody may leave; what leaving costs is a trait of places, not yet a right.',
  'justice.rights.voice': 'Full members propose and vote; it cannot be withheld but by suspension.',
  'justice.sanctions.reputation_repair': 'Settlements repair ties; reputation is not repaired.',
};

/** The register in its order. */
export const SYSTEMS: readonly CoveredSystem[] = REGISTER.map((system) => {
  const declared = DECLARED.find(({ effect }) => effect.system === system.id);
  return { ...system, ...(declared ? { declared } : {}), remark: REMARKS[system.id] ?? '' };
});
