/** A small registry with one clause of every form, for tests of the formats alone. */
import { type AnySpec, column, mechanism, ref, stock, term } from '../sim/core/contract.ts';

const number = (min: number, max: number, byDefault: number, integer = false) => ({
  type: 'number' as const,
  unit: 'units',
  min,
  max,
  default: byDefault,
  integer,
  meaning: 'A number.',
});
const said = (id: string, title: string) => ({
  id,
  title,
  summary: `What ${title} does.`,
  source: 'Test set-up.',
  steps: {},
});

const consensus = mechanism({
  ...said('governance.consensus', 'Consensus'),
  layer: 'governance',
  switch: 'on',
  parameters: {
    threshold: { ...number(0.5, 1, 0.9), unit: 'share of votes' },
    roundsAWeek: number(1, 8, 4, true),
    blocks: { type: 'boolean', default: true, meaning: 'Whether one member can block.' },
    fallback: { type: 'enum', options: ['none', 'majority'], default: 'majority', meaning: 'What follows a block.' },
  },
  columns: { patience: column('members', 'f32', { unit: 'share', meaning: 'Patience left.' }) },
});
const amendments = mechanism({
  ...said('governance.amendments', 'Amendments'),
  layer: 'governance',
  switch: 'on',
  parameters: { threshold: number(0.5, 1, 0.8) },
  needs: ['governance.consensus'],
});
const dao = mechanism({
  ...said('governance.dao', 'Token voting'),
  layer: 'governance',
  switch: 'off',
  parameters: {
    quorum: number(0, 1, 0.2),
    over: { type: 'set', options: ['funds', 'projects', 'rules'], default: ['funds'], meaning: 'What is voted on.' },
  },
});
const daoAudit = mechanism({ ...said('governance.dao.audit', 'Audit'), layer: 'governance', switch: 'on' });
const patienceReader = mechanism({
  ...said('culture.rituals.weekly_assembly', 'Assembly'),
  layer: 'culture',
  switch: 'on',
  parameters: { hours: number(0, 6, 2) },
  reads: { patience: ref('f32', 'members.patience') },
});
const norms = mechanism({ ...said('culture.norms', 'Norms'), layer: 'culture', switch: 'off' });
const contribute = mechanism({
  ...said('justice.duties.contribute', 'Duty to contribute'),
  layer: 'justice',
  switch: 'on',
  statement: { deontic: 'must', aim: 'contribute' },
  parameters: {
    who: { type: 'enum', options: ['resident', 'member'], default: 'resident', meaning: 'Who owes it.' },
    atLeastHoursPerWeek: number(0, 30, 10),
    orElse: { type: 'set', options: ['hours', 'suspension'], default: ['hours'], meaning: 'What a breach brings.' },
  },
});
const harass = mechanism({
  ...said('justice.duties.fair_behaviour', 'Duty not to harass'),
  layer: 'justice',
  switch: 'off',
  statement: { deontic: 'must_not', aim: 'harass' },
  parameters: { who: { type: 'enum', options: ['resident', 'member'], default: 'member', meaning: 'Who owes it.' } },
});
const exit = mechanism({
  ...said('people.exit', 'Exit'),
  layer: 'people',
  switch: 'always',
  parameters: { movingCost: number(0, 2, 0.5) },
});
const ledger = mechanism({
  ...said('people.ledger', 'Ledger'),
  layer: 'people',
  switch: 'always',
  columns: {
    surge: stock('society', {
      unit: 'share',
      meaning: 'Surge.',
      min: 0,
      max: 1,
      initial: 0,
      base: 0,
      halfLifeWeeks: 4,
    }),
  },
});
const arrival = mechanism({
  ...said('shocks.mass_arrival', 'Mass arrival'),
  layer: 'shocks',
  switch: 'shock',
  adds: { surge: term('society.surge', 'Arrivals.') },
});
const quake = mechanism({
  ...said('shocks.disaster', 'Disaster'),
  layer: 'shocks',
  switch: 'shock',
  needs: ['governance.dao'],
});

export const SAMPLE: readonly AnySpec[] = [
  quake,
  arrival,
  ledger,
  exit,
  harass,
  contribute,
  norms,
  patienceReader,
  daoAudit,
  dao,
  amendments,
  consensus,
];

export const SAMPLE_TEXT = `# A comment that stays.
constitution: 1
name: Sample   # with a comment
community: eco
members: { founders: 30, capacity: 90 }

governance:
  consensus: { threshold: 0.8, fallback: none }
  amendments:
    threshold: 0.75
    entrenched: [people.exit, governance.amendments.threshold]
culture:
  rituals:
    weekly_assembly: false
justice:
  duties:
    - { who: member, must: contribute, at_least_hours_per_week: 8, or_else: [hours, suspension] }
`;
