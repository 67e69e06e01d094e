/** The mechanisms of the economic layer. The ledger itself belongs to the engine. */
import { allocation } from './allocation.ts';
import { budget } from './budget.ts';
import { circular } from './circular.ts';
import { commonPurse } from './common-purse.ts';
import { commons } from './commons.ts';
import { consumption } from './consumption.ts';
import { cooperatives } from './cooperatives.ts';
import { credit } from './credit.ts';
import { crowdfunding } from './crowdfunding.ts';
import { equity } from './equity.ts';
import { grants } from './grants.ts';
import { guilds } from './guilds.ts';
import { needs } from './needs.ts';
import { outsideMarket } from './outside-market.ts';
import { production } from './production.ts';
import { regenerative } from './regenerative.ts';
import { reporting } from './reporting.ts';
import { subscriptions } from './subscriptions.ts';
import { token } from './token.ts';
import { transparent } from './transparent.ts';
import { treasury } from './treasury.ts';
import { trustInAccounts } from './trust-in-accounts.ts';

export const ECONOMY = [
  outsideMarket,
  production,
  commonPurse,
  treasury,
  budget,
  grants,
  needs,
  reporting,
  allocation,
  cooperatives,
  credit,
  consumption,
  equity,
  commons,
  circular,
  regenerative,
  transparent,
  trustInAccounts,
  guilds,
  subscriptions,
  crowdfunding,
  token,
];
