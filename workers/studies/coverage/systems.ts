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
    'Members amend parameters; whole clauses are exchanged in a run only by a reform in a scenario file. Judged by the same observable as governance.consensus and governance.dao: the three are not told apart.',
  'constitution.modular_layers':
    'Clauses are left out before a run, or enacted and repealed in one by a reform in a scenario file; of ways of deciding there are two.',
  'culture.identity.guild_membership': 'Guilds exist, and being in one is no part of anybody’s identity.',
  'culture.identity.tokens': 'A community token gives access, votes and gain; as a symbol it does not exist.',
  'culture.loneliness': 'Loneliness is measured, and no mechanism reads it.',
  'culture.roles.moderator': 'Mediators and councillors exist as offices of justice, not as roles of a culture.',
  'defence.decentralisation': 'Projects can be delegated to circles; as a defence it does not exist.',
  'economy.modular':
    'Clauses of the economy can be left out, and be enacted and repealed in a run by a reform in a scenario file; no effect is declared for it as a whole.',
  'autonomy.governance.community_led':
    'Matters of law can be routed to nobody; as a dimension of autonomy it does not exist.',
  'autonomy.governance.transparent':
    'Books can be published, and openness is a value read off deeds; as a dimension of autonomy it does not exist.',
  'autonomy.resource.renewable_energy':
    'Energy is one of four needs, and can fail where it is bought; what it is made from is not modelled.',
  'autonomy.resource.shared_infrastructure':
    'Common capital exists, built by the treasury, by grants and by crowd-funding; as a dimension of autonomy it does not.',
  'autonomy.resource.tool_sovereignty':
    'Tools are a capital of their own; as a dimension of autonomy they do not exist.',
  'economy.transparent': 'How open the books are is one number, for money and hours alike.',
  'federation.nation_states': 'There is an outside market, and no state.',
  'governance.algorithmic.simulation': 'A society can be forked; nobody in it does.',
  'governance.consensus':
    'Judged by the same observable as constitution.living and governance.dao: the three are not told apart.',
  'governance.dao':
    'Holders of tokens vote on the law and, where there is one, the budget; not yet on projects, and texts do not execute by themselves. Judged by the same observable as constitution.living and governance.consensus: the three are not told apart.',
  'governance.dao.audit': 'Books of money and hours can be published; there is no record of votes that anybody checks.',
  'governance.dao.distribution':
    'Token holders can decide how much is shared, when levers are routed to them; by which rule it is shared is not voted.',
  'governance.dao.fund_allocation':
    'Token holders can decide what programmes get in sum, when the budget is routed to them; the split among programmes is not voted.',
  'governance.dao.programmable': 'What has passed becomes law by itself; a proposal can do nothing else.',
  'governance.dao.project_selection':
    'Projects are chosen by an assembly or a circle, and grants by a panel, a vote by heads or the lot; tokens choose neither.',
  'governance.dao.proposals':
    'Members put proposals on the agenda, and token holders vote on them; it cannot be switched apart from the voting.',
  'governance.reputation': 'Reputation exists, and weighs in no vote.',
  'governance.reputation.contribution':
    'New tokens are issued by contribution, and tokens can vote; the score itself weighs in no vote.',
  'justice.enforcement.identity_transparency':
    'One person can run several accounts; in reports and rulings everybody is known all the same.',
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
