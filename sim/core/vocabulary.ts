/**
 * The words that every mechanism shares: tables and their arrays, phases, layers, the uses of a week, membership, values,
 * skills, levers, kinds of decision. Their order is that of the columns that are as wide as they are many.
 */

/** Tables of typed arrays. A row of `ties` belongs to member `row / outSlots`; `society` has one row. */
export type TableName = 'members' | 'ties' | 'proposals' | 'cases' | 'society';

export interface ArrayOf {
  f64: Float64Array;
  f32: Float32Array;
  i32: Int32Array;
  u32: Uint32Array;
  u8: Uint8Array;
}
export type ColumnType = keyof ArrayOf;

/** The eight writing phases of a week, in order. */
export const PHASES = [
  'shocks',
  'citizenship',
  'attention',
  'economy',
  'culture',
  'governance',
  'justice',
  'wellbeing',
] as const;
export type Phase = (typeof PHASES)[number];

export type Layer = 'people' | 'governance' | 'culture' | 'economy' | 'justice' | 'autonomy' | 'citizenship' | 'shocks';

/** The uses of a member's week; they sum to 10,080 minutes. The first nine are the activities of daily life. */
export const ACTIVITIES = [
  'decision_making',
  'shared_meals',
  'collaborative_work',
  'guild_workshops',
  'resource_coordination',
  'gatherings',
  'contribution_hours',
  'learning',
  'personal_development',
  'outside_work',
  'care',
  'justice',
  'rest',
] as const;
export type Activity = (typeof ACTIVITIES)[number];
export const MINUTES_PER_WEEK = 10_080;
export const WEEKS_PER_YEAR = 52;

/**
 * What changes over months is looked at by turns: a quarter of the rows each week, four weeks at a time.
 * Loop `for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS)` and use `weeklyShare(halfLife / TURN_WEEKS)`.
 */
export const TURN_WEEKS = 4;

/** Membership status, ordered so that `status >= RESIDENT` means living in the society. */
export const FREE = 0;
export const OUTSIDER = 1;
export const EXITED = 2;
export const EXPELLED = 3;
export const APPLICANT = 4;
export const RESIDENT = 5;
export const MEMBER = 6;
export const SUSPENDED = 7;

/** The six values, in column order of every six-wide column. */
export const VALUES = ['transparency', 'autonomy', 'cooperation', 'innovation', 'respect', 'accountability'] as const;

/** The skill domains, in column order. */
export const SKILLS = ['craft', 'care', 'organisation', 'knowledge'] as const;

/**
 * The policy levers, in column order of positions. Each names the one clause parameter whose running
 * value it is; a lever whose clause is off is not on anybody's mind.
 */
export const LEVERS = [
  { id: 'contribution_norm', path: 'justice.duties.contribute.at_least_hours_per_week', kind: 'value' },
  { id: 'sharing_rate', path: 'economy.treasury.sharing_rate', kind: 'value' },
  { id: 'admission_strictness', path: 'citizenship.values_check.bar', kind: 'value' },
  { id: 'enforcement_strictness', path: 'justice.cases.strictness', kind: 'value' },
  { id: 'ritual_intensity', path: 'culture.rituals.weekly_assembly.hours', kind: 'value' },
  { id: 'investment', path: 'economy.treasury.investment_rate', kind: 'value' },
  { id: 'decentralisation', path: 'governance.projects.delegated_share', kind: 'value' },
  { id: 'outside_dependence', path: 'autonomy.resource.outside_dependence', kind: 'value' },
] as const;
export const LEVER_COUNT = LEVERS.length;

/** Kinds of decision, in the order of `proposals.kind`. */
export const DECISION_KINDS = ['lever', 'budget', 'project', 'membership', 'role', 'amendment', 'case'] as const;
