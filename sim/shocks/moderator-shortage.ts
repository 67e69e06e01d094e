/**
 * Shortage of moderators: those who mediate and judge lose heart. Holders resign one after the other and hardly
 * anybody steps forward; reluctance fades with half-life 13 weeks.
 *
 *   office reluctance = 0.9 · intensity in the week it strikes, at most 1
 *
 * Analogue: volunteer moderators quit over burnout, quarrels within the team and abuse by those they moderate
 * (Schöpke-Gonzalez et al. 2022, Why do volunteer content moderators quit?, New Media & Society); the walk-outs of
 * moderators at Reddit (Matias 2016, Going Dark, CHI '16). Strength and pace are assumptions.
 */
import { mechanism, term } from '../core/contract.ts';

const RELUCTANCE = 0.9;

export const moderatorShortage = mechanism({
  id: 'shocks.moderator_shortage',
  layer: 'shocks',
  title: 'Shortage of moderators',
  summary: 'Mediators and councillors resign, and hardly anybody takes their place.',
  source: 'Schöpke-Gonzalez et al. 2022; Matias 2016',
  switch: 'shock',
  adds: { lostHeart: term('society.officeReluctance', 'a shortage of moderators') },
  steps: {
    shocks(s) {
      if (s.struck > 0) s.c.lostHeart[0] = Math.min(1, RELUCTANCE * s.struck);
    },
  },
});
