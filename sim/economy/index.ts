/** The mechanisms of the economic layer. The ledger itself belongs to the engine. */
import { allocation } from './allocation.ts';
import { budget } from './budget.ts';
import { circular } from './circular.ts';
import { commons } from './commons.ts';
import { consumption } from './consumption.ts';
import { equity } from './equity.ts';
import { grants } from './grants.ts';
import { needs } from './needs.ts';
import { outsideMarket } from './outside-market.ts';
import { production } from './production.ts';
import { regenerative } from './regenerative.ts';
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
  commons,
  circular,
  regenerative,
];
