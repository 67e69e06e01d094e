/** Shocks: what a scenario can let loose on a society. */
import type { AnySpec } from '../core/contract.ts';
import { disaster } from './disaster.ts';
import { energyOutage } from './energy-outage.ts';
import { fundingCut } from './funding-cut.ts';
import { harassmentWave } from './harassment-wave.ts';
import { ideologueInflux } from './ideologue-influx.ts';
import { keyContributorsLeave } from './key-contributors-leave.ts';
import { massArrival } from './mass-arrival.ts';
import { moderatorShortage } from './moderator-shortage.ts';
import { priceSpike } from './price-spike.ts';
import { rivalCommunity } from './rival-community.ts';
import { scandal } from './scandal.ts';
import { sybilAttack } from './sybil-attack.ts';
import { voteBuying } from './vote-buying.ts';
import { whalePurchase } from './whale-purchase.ts';

export const SHOCKS: readonly AnySpec[] = [
  disaster,
  energyOutage,
  fundingCut,
  harassmentWave,
  ideologueInflux,
  keyContributorsLeave,
  massArrival,
  moderatorShortage,
  priceSpike,
  rivalCommunity,
  scandal,
  sybilAttack,
  voteBuying,
  whalePurchase,
];
