/** What deciding together and changing the law must each change; declared before measurement. */
import type { Effect } from '../core/effect.ts';

export const CONSENSUS_EFFECTS: readonly Effect[] = [
  {
    system: 'governance.consensus',
    switch: { kind: 'clause', without: ['governance.consensus'] },
    setting: { weeks: 208 },
    observable: 'governance.law_to_median',
    sign: -1,
    smallest: 0.01,
    because:
      'without a way to decide nobody can move the law; with one it is moved towards what most of those present want',
  },
];

export const AMENDMENT_EFFECTS: readonly Effect[] = [
  {
    system: 'constitution.living',
    switch: { kind: 'clause', without: ['governance.amendments'] },
    setting: { weeks: 208 },
    observable: 'governance.law_to_median',
    sign: -1,
    smallest: 0.01,
    because: 'without a rule of change the law stays as founded while wishes move on',
  },
];

export const DAO_EFFECTS: readonly Effect[] = [
  {
    system: 'governance.dao',
    switch: {
      kind: 'parameter',
      neutral: { 'governance.decisions.lever': 'nobody', 'governance.decisions.amendment': 'nobody' },
    },
    setting: {
      values: {
        'economy.token.supply': 1000,
        'governance.dao.voting_weeks': 2,
        'governance.decisions.lever': 'dao',
        'governance.decisions.amendment': 'dao',
      },
      weeks: 208,
    },
    observable: 'governance.law_to_median',
    sign: -1,
    smallest: 0.01,
    because:
      'where nobody decides the law stays as founded; holders of tokens move it towards what most of their tokens want',
  },
];
