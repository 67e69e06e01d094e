/** The claims. Adding one is a file and a line here. */
import type { AnyClaim } from '../claim.ts';
import { baselineBands } from './baseline-bands.ts';
import { coverage } from './coverage.ts';
import { evidenceClaim } from './evidence.ts';
import { fuzz } from './fuzz.ts';
import { labRules } from './lab-rules.ts';
import { page } from './page.ts';
import { scale } from './scale.ts';
import { sharingClaim } from './sharing.ts';
import { sizes } from './sizes.ts';
import { societyBesideFlocc } from './society-beside-flocc.ts';
import { stressMinute } from './stress-minute.ts';
import { throughput } from './throughput.ts';

export const CLAIMS: readonly AnyClaim[] = [
  throughput,
  scale,
  sizes,
  labRules,
  societyBesideFlocc,
  stressMinute,
  baselineBands,
  fuzz,
  evidenceClaim,
  coverage,
  sharingClaim,
  page,
];
