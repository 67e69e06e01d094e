/**
 * Names of people inside a text, as what can be clicked. The engine writes `founder 12` and `newcomer 105-4`, and says
 * beside the text whose identities are concerned; a name that belongs to none of them stays plain text.
 */
const NAME = /\b(?:founder (\d+)|newcomer (\d+)-(\d+))/gi;
/** Identities of founders start here; those of newcomers are week and place within it from 0, where names count from 1. */
const FOUNDERS_FROM = 0x80000000;
const WEEK_SHIFT = 15;

export interface Passage {
  readonly text: string;
  /** Whom it names; −1 for nobody. */
  readonly identity: number;
}

export function passages(text: string, identities: readonly number[]): Passage[] {
  const found: Passage[] = [];
  let from = 0;
  for (const match of text.matchAll(NAME)) {
    const identity =
      match[1] !== undefined
        ? FOUNDERS_FROM + Number(match[1])
        : (Number(match[2]) - 1) * 2 ** WEEK_SHIFT + Number(match[3]) - 1;
    if (!identities.includes(identity)) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index), identity: -1 });
    found.push({ text: match[0], identity });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from), identity: -1 });
  return found;
}
