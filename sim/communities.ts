/**
 * What differs by kind of community before a constitution says a word: size, means, turnover, contact and
 * temper, as values for paths of the registry (`members.founders` and `members.capacity` beside them).
 * A constitution's own values come on top. Booleans at the path of a clause switch it.
 */
import type { ParameterValue } from './core/contract.ts';
import type { Effect } from './core/effect.ts';
import type { Community } from './core/plan.ts';

export type Preset = Readonly<Record<string, ParameterValue>>;

/** Attention comes back within a month and bears three usual weeks of common work of each founder. */
const SHARED_CHANNELS: Preset = {
  'economy.commons.kind': 'attention',
  'economy.commons.share': 0.3,
  'economy.commons.bears': 3,
  'economy.commons.regrowth_per_year': 12,
};

/**
 * Assumptions throughout; the directions are those that the types are named for. Weekly needs differ in what they consist
 * of, which says what dear energy or circular use comes to; in sum they are 100 credits, and 92 on a campus, where rooms
 * are simple. What people live off together is land, or, where they meet in shared channels, each other’s attention.
 */
export const COMMUNITY_PRESETS: Readonly<Record<Community, Preset>> = {
  /** A place of study: cohorts come and go, housing is simple, a parent institution pays part of it. */
  campus: {
    'members.founders': 80,
    'members.capacity': 150,
    'citizenship.candidates.candidates_per_year': 110,
    'culture.values.innovation': 0.7,
    // A canteen, small rooms; books, devices and connections.
    'economy.needs.food_credits': 32,
    'economy.needs.energy_credits': 10,
    'economy.needs.housing_credits': 30,
    'economy.needs.tools_credits': 20,
    'economy.treasury.funding_credits': 5,
    'economy.treasury.upkeep_credits': 15.1,
    'people.contribution.customary_hours': 5,
    'people.daily_life.learning_hours': 10,
    'people.exit.rootedness': 0.12,
    'people.membership.starting_savings_credits': 400,
    'people.ties.rewiring': 0.25,
  },
  /** A village on its own land: much is made at home, ties are dense, leaving is a move. */
  eco: {
    'members.founders': 80,
    'citizenship.candidates.candidates_per_year': 100,
    'members.capacity': 180,
    'autonomy.resource.outside_dependence': 0.5,
    // Houses that they built themselves; food, fuel and gear for gardens and workshops.
    'economy.needs.food_credits': 38,
    'economy.needs.energy_credits': 14,
    'economy.needs.housing_credits': 30,
    'economy.needs.tools_credits': 18,
    'economy.treasury.upkeep_credits': 14.2,
    'culture.values.cooperation': 0.8,
    'people.ties.rewiring': 0.12,
  },
  /** Makers of new things: skilled, paid well outside, drawn by projects. */
  innovation: {
    'members.founders': 60,
    'members.capacity': 160,
    'autonomy.resource.outside_dependence': 0.8,
    'citizenship.candidates.candidates_per_year': 90,
    'culture.values.innovation': 0.9,
    'economy.outside_market.hourly_wage_credits': 5,
    // Machines, licences and the power that they draw; meals as they come.
    'economy.needs.food_credits': 30,
    'economy.needs.energy_credits': 14,
    'economy.needs.housing_credits': 34,
    'economy.needs.tools_credits': 22,
    ...SHARED_CHANNELS,
    'governance.projects.projects_per_year': 10,
    'people.exit.outside_appeal': 0.34,
    'people.exit.rootedness': 0.14,
    'people.ties.rewiring': 0.3,
  },
  /** A network of people on the move: few shared meals, few buildings, quickly joined and quickly left. */
  nomadic: {
    'members.founders': 60,
    'members.capacity': 200,
    'autonomy.resource.outside_dependence': 0.95,
    'citizenship.candidates.candidates_per_year': 160,
    'citizenship.trial_residency.weeks': 6,
    'culture.rituals.weekly_assembly.hours': 1,
    'culture.values.autonomy': 0.9,
    // Beds by the week and meals out; the tools are those that fit into a bag, and tickets.
    'economy.needs.food_credits': 38,
    'economy.needs.energy_credits': 6,
    'economy.needs.housing_credits': 30,
    'economy.needs.tools_credits': 26,
    'economy.production.founding_capital': 400,
    'economy.production.founding_tools': 300,
    ...SHARED_CHANNELS,
    'economy.treasury.upkeep_credits': 6,
    'people.daily_life.shared_meal_hours': 3,
    'people.exit.rootedness': 0.05,
    'people.ties.mean_degree': 6,
    'people.ties.rewiring': 0.5,
  },
  /** People who want to live a certain way together: company first, work as far as it serves. */
  lifestyle: {
    'members.founders': 80,
    'citizenship.candidates.candidates_per_year': 100,
    // Kitchens and comfortable rooms before gear.
    'economy.needs.food_credits': 38,
    'economy.needs.energy_credits': 12,
    'economy.needs.housing_credits': 40,
    'economy.needs.tools_credits': 10,
    'economy.treasury.upkeep_credits': 10.3,
    'members.capacity': 180,
    'autonomy.resource.outside_dependence': 0.7,
    'culture.values.respect': 0.8,
    'people.daily_life.personal_development_hours': 6,
    'people.daily_life.shared_meal_hours': 8,
  },
};

const judged = (community: Community, observable: string, sign: 1 | -1, smallest: number, because: string): Effect => ({
  system: `community.${community}`,
  switch: { kind: 'community', community },
  observable,
  sign,
  smallest,
  because,
});

/** What it must change that a community is of its kind, against one of no kind; declared before measurement. */
export const COMMUNITY_EFFECTS: readonly Effect[] = [
  judged('campus', 'people.left', 1, 0.02, 'few roots: people come for a time'),
  judged('eco', 'time.outside_work', -1, 0.3, 'more is made at home, and less need be earned'),
  judged('innovation', 'time.outside_work', -1, 0.5, 'an hour outside pays better, so fewer are needed'),
  judged('nomadic', 'people.left', 1, 0.05, 'hardly any roots: what is quickly joined is quickly left'),
  {
    ...judged('lifestyle', 'ledger.treasury', 1, 2000, 'few buildings: what the place costs is a third less'),
    round: 2,
    amended: 'at first by loneliness, which is near nothing in either community: 0.000, −0.004 to 0.004',
  },
];
