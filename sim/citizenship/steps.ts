/** The steps to citizenship and what can come of them, as numbers in columns. */

/** `members.admissionStep`, in order. */
export const NO_STEP = 0;
export const APPLICATION = 1;
export const VALUES_CHECK = 2;
export const INTERVIEW = 3;
export const RESIDENCY = 4;
export const VOTE = 5;

/** `members.verdict`. */
export const PENDING = 0;
export const PASSED = 1;
export const REJECTED = 2;

/** `members.stage`. */
export const APPLYING = 1;
export const TRIAL = 2;
export const REFUSED = 4;
export const ADMITTED = 5;

/** Slack in minutes when asking whether a step has had its hours: grants are 32-bit numbers. */
export const MINUTES_SLACK = 0.5;
