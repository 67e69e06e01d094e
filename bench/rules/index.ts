/** The three laboratory rules. Adding one is a line here and a contestant in each file. */
import { agentscriptCustoms, agentscriptGroups, agentscriptOpinions } from './agentscript.ts';
import { floccCustoms, floccGroups, floccOpinions } from './flocc.ts';
import { handCustoms, handGroups, handOpinions } from './hand.ts';
import { laboratoryCustoms, laboratoryGroups, laboratoryOpinions } from './laboratory.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  {
    id: 'dissemination',
    title: 'Dissemination of culture',
    contestants: {
      laboratory: laboratoryCustoms,
      hand: handCustoms,
      flocc: floccCustoms,
      agentscript: agentscriptCustoms,
    },
  },
  {
    id: 'bounded-confidence',
    title: 'Bounded confidence on a graph',
    contestants: {
      laboratory: laboratoryOpinions,
      hand: handOpinions,
      flocc: floccOpinions,
      agentscript: agentscriptOpinions,
    },
  },
  {
    id: 'public-goods',
    title: 'Public goods in groups',
    contestants: { laboratory: laboratoryGroups, hand: handGroups, flocc: floccGroups, agentscript: agentscriptGroups },
  },
];
