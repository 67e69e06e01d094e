/**
 * What differs by kind of community before a constitution says a word: size, means, turnover, contact and
 * temper, as values for paths of the registry (`members.founders` and `members.capacity` beside them).
 * A constitution's own values come on top. Booleans at the path of a clause switch it.
 */
import type { ParameterValue } from './core/contract.ts';
import type { Community } from './core/plan.ts';

export type Preset = Readonly<Record<string, ParameterValue>>;

export const COMMUNITY_PRESETS: Readonly<Record<Community, Preset>> = {
  campus: { 'members.founders': 60, 'members.capacity': 160 },
  eco: { 'members.founders': 48, 'members.capacity': 160 },
  innovation: { 'members.founders': 60, 'members.capacity': 200 },
  nomadic: { 'members.founders': 60, 'members.capacity': 200 },
  lifestyle: { 'members.founders': 40, 'members.capacity': 140 },
};
