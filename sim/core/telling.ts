/**
 * How the two numbers of an event are told. Mechanisms emit numbers only; what they mean is declared with the event, as
 * plain data, and put into words by whoever watches (`sim/fragility/event-words.ts`). A number without a declaration
 * cannot be named in a sentence.
 */

export type Telling =
  /** So many of something: `1 week`, `3.5 hours`. */
  | { readonly as: 'count'; readonly one: string; readonly many: string }
  /** A share in [0, 1]: `42 %`. */
  | { readonly as: 'share' }
  /** A week since the founding, from 0; told from 1, the first week lived: `week 72`. */
  | { readonly as: 'week' }
  /** A code: its name by index. */
  | { readonly as: 'name'; readonly names: readonly string[] }
  /** A bit mask: the names of the bits that are set, or `none`. */
  | { readonly as: 'bits'; readonly names: readonly string[]; readonly none: string }
  /** A level: the words of the first step that it does not exceed. */
  | { readonly as: 'level'; readonly steps: readonly (readonly [most: number, words: string])[] }
  /** A value of this parameter, in its unit. */
  | { readonly as: 'parameter'; readonly path: string };

export function counted(one: string, many = `${one}s`): Telling {
  return { as: 'count', one, many };
}

export const SHARE: Telling = { as: 'share' };
export const WEEK: Telling = { as: 'week' };

export function named(...names: string[]): Telling {
  return { as: 'name', names };
}

export function bits(none: string, ...names: string[]): Telling {
  return { as: 'bits', names, none };
}

/** Steps upwards; the last one is open. */
export function level(...steps: (readonly [most: number, words: string])[]): Telling {
  return { as: 'level', steps };
}

export function lawValue(path: string): Telling {
  return { as: 'parameter', path };
}
