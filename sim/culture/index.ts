/** The culture layer: one line a mechanism. */
import type { AnySpec } from '../core/contract.ts';
import { assembly } from './assembly.ts';
import { contributionNorm } from './norm.ts';
import { values } from './values.ts';

export const CULTURE: readonly AnySpec[] = [values, assembly, contributionNorm];
