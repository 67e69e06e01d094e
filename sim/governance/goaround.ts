/**
 * The arithmetic of a go-around: who speaks and for how long, how the text is amended, who supports it
 * and who blocks. Pure functions over the first n entries of the arrays of those present.
 *
 * x is a position, `text` what is proposed and `law` what holds now, all on one subject in [0, 1].
 * Preferences are by distance (Downs 1957): of two points one prefers the nearer. Who objects is as if drawn by lot, so
 * truth values are counted as numbers: a branch on them would be guessed wrong half of the time.
 */

/** True when somebody at x would rather keep the law than take the text. */
export function objects(x: number, text: number, law: number): boolean {
  return Math.abs(x - text) >= Math.abs(x - law);
}

/**
 * Marks who has something to say in a round: an objection, or a text further away than they are open to.
 * @returns how many
 */
export function callSpeakers(
  speaking: Uint8Array,
  x: Float64Array,
  reach: Float64Array,
  n: number,
  text: number,
  law: number,
): number {
  let count = 0;
  for (let k = 0; k < n; k++) {
    const gap = Math.abs(x[k] - text);
    const speaks = +(gap > reach[k]) | +(gap >= Math.abs(x[k] - law));
    speaking[k] = speaks;
    count += speaks;
  }
  return count;
}

/**
 * The text after the proposer has taken the round in: the mean of what those present would have, the content
 * leaving it as it is, but never past the law.
 */
export function amendedText(x: Float64Array, n: number, text: number, law: number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += (x[k] - text) * +objects(x[k], text, law);
  const moved = text + sum / n;
  return text > law ? Math.max(law, moved) : Math.min(law, moved);
}

/** Share of those present who prefer the text to the law. */
export function support(x: Float64Array, n: number, text: number, law: number): number {
  let against = 0;
  for (let k = 0; k < n; k++) against += +objects(x[k], text, law);
  return (n - against) / n;
}

/** Number of those whom the text would cost more than they can stand aside for; entry k is the member in row `present[k]`. */
export function blocks(
  c: { readonly conscientiousness: Float32Array; readonly ambition: Float32Array },
  present: Int32Array,
  x: Float64Array,
  n: number,
  text: number,
  law: number,
  conviction: number,
): number {
  const { conscientiousness, ambition } = c;
  let count = 0;
  for (let k = 0; k < n; k++) {
    const loss = Math.abs(x[k] - text) - Math.abs(x[k] - law);
    // Most gain by it, or lose little: they have no need to look into themselves.
    if (loss <= 0) continue;
    const i = present[k];
    if (loss * (0.5 + ambition[i]) > conviction * (0.5 + conscientiousness[i])) count++;
  }
  return count;
}
