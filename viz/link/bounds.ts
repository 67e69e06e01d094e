/**
 * Bounds of a link. They are those of the files and the command line (a text of 256 KiB, 52,000 weeks, a million
 * founders), with room for what stands around the texts; whatever lies beyond them was not made by this page.
 */

/** Longest fragment that is looked at, in characters. A constitution with every clause written out takes a tenth of it. */
export const MOST_FRAGMENT_CHARACTERS = 200_000;
/** Longest constitution or scenario, in UTF-16 units, as the reader of files has it. */
export const MOST_TEXT_CHARACTERS = 256 * 1024;
/** Most bytes that a fragment may unpack to: two texts, each at three bytes a unit at worst, and what stands around. */
export const MOST_UNPACKED_BYTES = 6 * MOST_TEXT_CHARACTERS + 16_384;
export const MOST_SEED_CHARACTERS = 200;
export const MOST_WEEKS = 52_000;
export const MOST_MEMBERS = 1_000_000;
