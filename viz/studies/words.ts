/** Words of the studies: time left, rates, the name in a constitution's text. */
import { plain } from '../../results/analysis/words.ts';

/** `8 seconds`, `3 minutes`, `2 hours 10 minutes`: no finer than it can be known. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90) return count(whole, 'second');
  const minutes = Math.ceil(whole / 60);
  if (minutes < 90) return count(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? count(hours, 'hour') : `${count(hours, 'hour')} ${count(rest, 'minute')}`;
}

/** `12 societies`, `1 society`. */
export function societies(of: number): string {
  return `${plain(of)} ${of === 1 ? 'society' : 'societies'}`;
}

export function count(of: number, thing: string): string {
  return `${plain(of)} ${thing}${of === 1 ? '' : 's'}`;
}

/** The `name:` of a file, as text of one line; what it is called otherwise when it has none. */
export function nameIn(text: string, otherwise: string): string {
  const found = /^name:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^#\n]*))/m.exec(text);
  const name = (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
  if (name === '') return otherwise;
  return name.length > 60 ? `${name.slice(0, 57)}…` : name;
}

/** The first sentence of what a bundled file says about itself. */
export function firstSentence(about: string): string {
  const flat = about.replace(/\s+/g, ' ').trim();
  return /^.*?[.?!](?= |$)/.exec(flat)?.[0] ?? flat;
}
