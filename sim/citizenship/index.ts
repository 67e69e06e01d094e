/** The citizenship layer: one line a mechanism. */
import type { AnySpec } from '../core/contract.ts';
import { accounts } from './accounts.ts';
import { admissions } from './admissions.ts';
import { application } from './application.ts';
import { candidates } from './candidates.ts';
import { interview } from './interview.ts';
import { mentorship } from './mentorship.ts';
import { trialResidency } from './trial-residency.ts';
import { valuesCheck } from './values-check.ts';
import { vote } from './vote.ts';

export const CITIZENSHIP: readonly AnySpec[] = [
  candidates,
  admissions,
  application,
  valuesCheck,
  interview,
  trialResidency,
  mentorship,
  vote,
  accounts,
];
