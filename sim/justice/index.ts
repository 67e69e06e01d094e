/** The justice layer: what is owed, what goes wrong between people, and how it is answered. */
import type { AnySpec } from '../core/contract.ts';
import { cases } from './cases.ts';
import { contribute } from './contribute.ts';
import { contributionHours } from './contribution-hours.ts';
import { council } from './council.ts';
import { incidents } from './incidents.ts';
import { mediation } from './mediation.ts';
import { votingSuspension } from './voting-suspension.ts';

export const JUSTICE: readonly AnySpec[] = [
  incidents,
  contribute,
  cases,
  mediation,
  council,
  contributionHours,
  votingSuspension,
];
