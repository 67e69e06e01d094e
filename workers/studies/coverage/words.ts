/** Declarations as people read them. */
import type { Effect, Setting, Switch, Values } from '../../../sim/core/effect.ts';
import { observables } from '../../../sim/fragility/observer.ts';
import { DEFAULT_COMMUNITY, DEFAULT_WEEKS } from './sides.ts';

const UNITS = new Map(observables().map(({ name, unit }) => [name, unit]));

const shown = (value: Values[string]): string => (Array.isArray(value) ? value.join(', ') : String(value));

function valueWords(values: Values): string {
  return Object.entries(values)
    .map(([path, value]) => `${path} ${shown(value)}`)
    .join(', ');
}

/** What is switched, and to what. */
export function switchWords(by: Switch): string {
  switch (by.kind) {
    case 'clause':
      return `without ${by.without.join(', ')}`;
    case 'parameter':
      return `neutral: ${valueWords(by.neutral)}`;
    case 'stress':
      return `stress: ${by.words}`;
    case 'reform':
      return `reform after ${by.week} weeks: ${valueWords(by.set)}`;
    case 'community':
      return `neutral: the defaults of no community`;
    case 'activity':
      return `no time for ${by.activity.replaceAll('_', ' ')}`;
  }
}

/** What must be seen: `falls by more than 0.01 share`. */
export function expectedWords({ observable, over = 'mean', sign, smallest }: Effect): string {
  const unit = UNITS.get(observable) ?? '';
  const where = { mean: '', last: ' in the last week', peak: ' at its highest' }[over];
  return `${sign > 0 ? 'rises' : 'falls'} by more than ${smallest} ${unit}${where}`;
}

/** The scenario: what both sides share. */
export function settingWords(setting: Setting = {}): string {
  const { community = DEFAULT_COMMUNITY, values, shocks = [], weeks = DEFAULT_WEEKS } = setting;
  const struck = [...new Set(shocks.map(({ shock }) => shock))].map((shock) => {
    const when = shocks.filter((s) => s.shock === shock).map(({ week }) => week);
    return `${shock} in ${when.length > 1 ? 'weeks' : 'week'} ${when.join(', ')}`;
  });
  return [`${community}, ${weeks} weeks`, ...(values ? [valueWords(values)] : []), ...struck].join('; ');
}
