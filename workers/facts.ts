/** What the engine says about itself, as the data that results are made with. */
import type { EngineFacts } from '../results/types.ts';
import { ENGINE } from '../sim/core/engine.ts';
import { SIGNALS } from '../sim/fragility/index.ts';
import { observables } from '../sim/fragility/observer.ts';

export function engineFacts(): EngineFacts {
  return {
    engine: ENGINE,
    observables: observables(),
    signals: SIGNALS.map(({ id, title, warning, critical, formula, source }) => ({
      name: `signals.${id}`,
      title,
      warning,
      critical,
      formula,
      source,
    })),
    members: 'people.present',
    treasury: 'ledger.treasury',
    market: {
      clause: 'economy.token',
      price: 'economy.token_price',
      majority: 'economy.price_of_majority',
      income: 'economy.income',
    },
  };
}
