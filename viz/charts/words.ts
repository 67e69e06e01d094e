/** Values of the live view in words: states of signals, units, parameters of the law, how old a measurement is. */
import { capital, level, list, plain, titleOf } from '../../results/analysis/words.ts';
import type { ParameterInfo, WatchedSignal } from '../../workers/web/interface.ts';

/** Shown where there is no value. */
export const NOTHING = '–';

export type SignalState = 'calm' | 'warning' | 'critical';

/** A threshold belongs to the state above it. */
export function stateOf(signal: Pick<WatchedSignal, 'warning' | 'critical'>, value: number): SignalState {
  if (value >= signal.critical) return 'critical';
  return value >= signal.warning ? 'warning' : 'calm';
}

/** Units that are said by the number itself. */
const UNSAID = new Set(['', 'share', 'as written', 'flag']);

/** A level between 0 and 1 keeps two decimals, so that it does not jump in width while it is played. */
export function withUnit(value: number, unit: string): string {
  if (Number.isNaN(value)) return NOTHING;
  if (unit === 'share') return Math.abs(value) < 10 ? signedLevel(value) : plain(value);
  return UNSAID.has(unit) ? plain(value) : `${plain(value)}\u00a0${Math.abs(value) === 1 ? singular(unit) : unit}`;
}

function signedLevel(value: number): string {
  const text = level(Math.abs(value));
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** `1 week`, `12 weeks`; units such as `hours per week` decline in their first word. */
export function counted(count: number, unit: string): string {
  return `${plain(count)}\u00a0${count === 1 ? singular(unit) : unit}`;
}

function singular(unit: string): string {
  const [first, ...rest] = unit.split(' ');
  const one = first === 'people' ? 'person' : first.replace(/([^s])s$/, '$1');
  return [one, ...rest].join(' ');
}

/** Weeks since a signal was last measured. */
export function ageOf(signal: Pick<WatchedSignal, 'everyWeeks'>, week: number): number {
  return signal.everyWeeks > 1 ? week % signal.everyWeeks : 0;
}

export function ageWords(signal: Pick<WatchedSignal, 'everyWeeks'>, week: number): string {
  if (week < 0) return 'not measured yet';
  if (signal.everyWeeks <= 1) return 'measured every week';
  const age = ageOf(signal, week);
  return age === 0 ? 'measured this week' : `measured ${counted(age, 'weeks')} ago`;
}

/** Runtime number of a parameter as the file would have it, with its unit: `0.3`, `10 hours per week`, `off`, `quadratic`. */
export function parameterWords(info: ParameterInfo | undefined, value: number): string {
  if (!info) return plain(value);
  if (info.type === 'boolean') return value === 0 ? 'off' : 'on';
  if (info.type === 'enum') return option(info, value);
  if (info.type === 'set') {
    const members = info.options.filter((_, k) => Math.floor(value / 2 ** k) % 2 === 1);
    return members.length === 0 ? 'none' : list(members.map(spaced));
  }
  return withUnit(value, info.unit === 'share' ? '' : info.unit);
}

/** The same for reading, not for writing into a file: shares as per cent, `46.9 %`. */
export function lawWords(info: ParameterInfo | undefined, value: number): string {
  return info?.type === 'number' && info.unit.startsWith('share')
    ? `${plain(100 * value)}\u202f%${info.unit.slice('share'.length).replace('/', '\u00a0a ')}`
    : parameterWords(info, value);
}

/** Both ends of a change; a unit that they share is said once. */
export function changeWords(info: ParameterInfo | undefined, from: number, to: number): [from: string, to: string] {
  const [before, after] = [lawWords(info, from), lawWords(info, to)];
  return [info?.type === 'number' ? before.replace(/\u00a0.*/, '') : before, after];
}

function option(info: ParameterInfo, value: number): string {
  const name = info.options[value];
  return name === undefined ? plain(value) : spaced(name);
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}

/** `governance.consensus.threshold` → `Threshold`. */
export function parameterTitle(path: string): string {
  return titleOf(path.slice(path.lastIndexOf('.') + 1));
}

/** `Governance: hours per decision`; the layer is left out on demand. */
export function observableTitle(name: string): string {
  return titleOf(name.slice(name.indexOf('.') + 1));
}

/** A sentence begins with a capital and ends with a stop. */
export function sentence(text: string): string {
  const begun = capital(text);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/** What a Gini coefficient of shares says, without judging it. */
export function giniWords(gini: number): string {
  if (gini < 0.1) return 'nearly the same for everybody';
  if (gini < 0.3) return 'somewhat uneven';
  if (gini < 0.5) return 'uneven';
  return gini < 0.7 ? 'held by a minority' : 'in a few hands';
}
