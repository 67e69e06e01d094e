/**
 * The engine number. It rises whenever a pinned state hash changes, in a commit that says why; results,
 * snapshots and links carry it and refuse a mismatch in words.
 */
export const ENGINE = 3;
