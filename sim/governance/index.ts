/** The governance layer: decisions first, then the modules that take them, projects and the rule of change. */
import type { AnySpec } from '../core/contract.ts';
import { amendments } from './amendments.ts';
import { decisions } from './decisions.ts';
import { MODULES } from './modules.ts';
import { projects } from './projects.ts';

export const GOVERNANCE: readonly AnySpec[] = [decisions, ...MODULES, projects, amendments];
