/** The claims. Adding one is a file and a line here. */
import type { AnyClaim } from '../claim.ts';
import { baselineBands } from './baseline-bands.ts';
import { coverage } from './coverage.ts';
import { fuzz } from './fuzz.ts';
import { scale } from './scale.ts';
import { stressMinute } from './stress-minute.ts';
import { throughput } from './throughput.ts';

export const CLAIMS: readonly AnyClaim[] = [throughput, scale, stressMinute, baselineBands, coverage, fuzz];
