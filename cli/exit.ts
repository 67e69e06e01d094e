/** Exit codes, as the reference promises them. */
export const EXIT = {
  good: 0,
  /** Done, with a finding. */
  finding: 1,
  /** The input or the call is wrong. */
  wrongCall: 2,
  /** Interrupted, and resumable. */
  interrupted: 3,
  /** The cap was reached before a decision. */
  undecided: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a user got wrong, in words; printed without a stack. */
export class UsageError extends Error {}
