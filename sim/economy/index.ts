/** The mechanisms of the economic layer. The ledger itself belongs to the engine. */
import { allocation } from './allocation.ts';
import { commonPurse } from './common-purse.ts';
import { consumption } from './consumption.ts';
import { equity } from './equity.ts';
import { needs } from './needs.ts';
import { outsideMarket } from './outside-market.ts';
import { production } from './production.ts';
import { reporting } from './reporting.ts';
import { transparent } from './transparent.ts';
import { treasury } from './treasury.ts';
import { trustInAccounts } from './trust-in-accounts.ts';

export const ECONOMY = [
  outsideMarket,
  production,
  commonPurse,
  treasury,
  needs,
  reporting,
  allocation,
  consumption,
  equity,
  transparent,
  trustInAccounts,
];
