/**
 * Every mechanism of the product. Adding one is a file and a line in its layer's index; schema, checks,
 * help and reference follow from the specs.
 */
import { PEOPLE } from '../agents/index.ts';
import { AUTONOMY } from './autonomy/index.ts';
import { CITIZENSHIP } from './citizenship/index.ts';
import type { AnySpec } from './core/contract.ts';
import { CULTURE } from './culture/index.ts';
import { ECONOMY } from './economy/index.ts';
import { GOVERNANCE } from './governance/index.ts';
import { JUSTICE } from './justice/index.ts';
import { moneyLedger } from './money.ts';
import { SHOCKS } from './shocks/index.ts';

/** All specs, by id. */
export const SPECS: readonly AnySpec[] = [
  ...PEOPLE,
  moneyLedger,
  ...AUTONOMY,
  ...CITIZENSHIP,
  ...CULTURE,
  ...ECONOMY,
  ...GOVERNANCE,
  ...JUSTICE,
  ...SHOCKS,
].sort((a, b) => (a.id < b.id ? -1 : 1));
