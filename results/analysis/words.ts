/** Names, numbers and shares as they are read by people. Locale-free: a point for decimals, a true minus sign. */
import type { Scenario, ScenarioShock } from '../../sim/core/plan.ts';
import type { Proportion } from '../statistics/wilson.ts';

/** The text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `mass_arrival` → `Mass arrival`. */
export function titleOf(name: string): string {
  return capital(name.replace(/[_.]+/g, ' ').trim());
}

/** A timed shock that would strike only after the last week of the runs. */
export function comesTooLate(shock: Pick<ScenarioShock, 'week'>, weeks: number): boolean {
  return shock.week !== undefined && shock.week >= weeks;
}

/** When and how hard the shocks of a scenario strike in runs of so many weeks, and when the constitution is reformed. */
export function describeScenario(scenario: Scenario, weeks: number): string {
  const reforms = (scenario.reforms ?? []).map(({ week }) => `the constitution is reformed after ${week}\u00a0weeks`);
  if (scenario.shocks.length + reforms.length === 0) return 'no shock: the society left to itself';
  return scenario.shocks
    .map((shock) => {
      const when =
        shock.week !== undefined
          ? `${comesTooLate(shock, weeks) ? 'did not strike: it comes' : 'strikes'} after ${shock.week}\u00a0weeks`
          : `strikes by chance, ${plain(shock.hazardPerYear ?? 0)} times a year on average`;
      const strength = shock.intensity === 1 ? '' : `, at ${plain(shock.intensity)} times its documented strength`;
      const name = scenario.shocks.length > 1 ? `${titleOf(shock.shock).toLowerCase()} ` : '';
      return `${name}${when}${strength}`;
    })
    .concat(reforms)
    .join('; ');
}

/** Up to three significant digits, grouped in thousands by narrow spaces: `12 400`, `0.034`. */
export function plain(value: number): string {
  if (Number.isNaN(value)) return 'n/a';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const digits = size === 0 || size >= 100 ? 0 : Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(size))));
  const text = size.toFixed(digits);
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  const [whole, fraction] = trimmed.split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202f') : whole;
  return `${value < 0 && Number(trimmed) !== 0 ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** With its sign, for differences. */
export function signed(value: number): string {
  const text = plain(value);
  return value > 0 && text !== '0' && Number.isFinite(value) ? `+${text}` : text;
}

/** A difference of a signal, which lies in [0, 1]: fixed decimals and a sign. */
export function points(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return signed(value);
  const text = Math.abs(value).toFixed(decimals);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** A level of a signal, which lies in [0, 1]. */
export function level(value: number, decimals = 2): string {
  return Number.isNaN(value) ? 'n/a' : value.toFixed(decimals);
}

/** The size of a cause with its unit: `29 %`, `−7 people`, `−18 400 credits a year`. */
export function sizeWords(size: number, unit: string): string {
  if (unit === 'share') return size < 0 ? `−${percent(-size)}` : percent(size);
  const text = unit === 'people' ? signed(size) : plain(Math.abs(size) < 10 ? Number(size.toPrecision(2)) : size);
  return unit === '' ? text : `${text}\u00a0${unit}`;
}

export function percent(share: number): string {
  return Number.isNaN(share) ? 'n/a' : `${Math.round(share * 100)}\u202f%`;
}

/** `63 % (46–78 %)` */
export function shareWithInterval(proportion: Proportion): string {
  return `${percent(proportion.share)} (${interval(proportion)})`;
}

/** `46–78 %` */
export function interval(band: { readonly low: number; readonly high: number }): string {
  return `${Math.round(band.low * 100)}–${Math.round(band.high * 100)}\u202f%`;
}

/** `10 years`, `26 weeks`: years when they come out even or nearly so. */
export function duration(weeks: number): string {
  if (!Number.isFinite(weeks)) return 'longer than the runs';
  if (weeks < 104) return `${Math.round(weeks)}\u00a0weeks`;
  const years = weeks / 52;
  return `${Math.abs(years - Math.round(years)) < 0.02 ? Math.round(years) : years.toFixed(1)}\u00a0years`;
}

/** `a, b and c` */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
