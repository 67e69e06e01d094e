/** Events in words: a declared sentence with its people named and its numbers told as the mechanism says they mean. */
import { FOUNDER_IDENTITY } from '../../agents/traits.ts';
import type { EventSpec } from '../core/contract.ts';
import type { Telling } from '../core/telling.ts';
import type { Layout } from '../layout.ts';
import { valueWords } from './value-words.ts';

const WEEK_SHIFT = 15;

/** `founder 12`, or `newcomer 105-3` for the third stranger who knocked in the 105th week; weeks and strangers count from 1. */
export function personName(identity: number): string {
  if (identity < 0) return 'nobody';
  if (identity >= FOUNDER_IDENTITY) return `founder ${identity - FOUNDER_IDENTITY}`;
  return `newcomer ${(identity >>> WEEK_SHIFT) + 1}-${(identity & 0x7fff) + 1}`;
}

/**
 * The sentence of an event, capitalised.
 * @param who identity of the one concerned, or -1; likewise `other`
 * @throws Error where the sentence names a number that is not declared
 */
export function eventText(
  spec: EventSpec,
  parameters: Layout['parameters'],
  who: number,
  other: number,
  a: number,
  b: number,
): string {
  const text = spec.says.replace(/\{(who|other|a|b)\}/g, (_, place: string) => {
    if (place === 'who' || place === 'other') {
      const identity = place === 'who' ? who : other;
      return identity < 0 ? spec.nobody : personName(identity);
    }
    const telling = place === 'a' ? spec.a : spec.b;
    if (!telling) throw new Error(`“${spec.says}” names {${place}}, which it does not declare`);
    return told(telling, parameters, place === 'a' ? a : b);
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function told(telling: Telling, parameters: Layout['parameters'], value: number): string {
  switch (telling.as) {
    case 'count': {
      const rounded = Math.round(value * 10) / 10;
      return `${rounded} ${rounded === 1 ? telling.one : telling.many}`;
    }
    case 'share':
      return valueWords(value, 'share');
    case 'week':
      return `week ${value + 1}`;
    case 'name':
      return telling.names[value] ?? `number ${value}`;
    case 'bits': {
      const set = telling.names.filter((_, bit) => (value >> bit) & 1);
      return set.length > 0 ? set.join(' and ') : telling.none;
    }
    case 'level':
      return (telling.steps.find(([most]) => value <= most) ?? telling.steps[telling.steps.length - 1])[1];
    case 'parameter': {
      const spec = parameters.find((p) => p.path === telling.path)?.spec;
      return valueWords(value, spec?.type === 'number' ? spec.unit : '');
    }
  }
}
