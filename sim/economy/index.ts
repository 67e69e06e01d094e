/** The mechanisms of the economic layer. The ledger itself belongs to the engine. */
import { allocation } from './allocation.ts';
import { budget } from './budget.ts';
import { consumption } from './consumption.ts';
import { equity } from './equity.ts';
import { grants } from './grants.ts';
import { needs } from './needs.ts';
import { outsideMarket } from './outside-market.ts';
import { production } from './production.ts';
import { token } from './token.ts';
import { treasury } from './treasury.ts';

export const ECONOMY = [
  outsideMarket,
  production,
  treasury,
  budget,
  grants,
  needs,
  allocation,
  consumption,
  equity,
  token,
];
