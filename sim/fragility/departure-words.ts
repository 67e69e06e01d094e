/** What was worse for somebody who left, in words: parts of satisfaction, and the terms of the people’s stocks. */
import type { SATISFACTION_PARTS } from '../../agents/satisfaction.ts';

export const PART_WORDS: Readonly<Record<(typeof SATISFACTION_PARTS)[number], string>> = {
  needs: 'needs were less well met',
  reward: 'effort was felt to be less fairly rewarded',
  belonging: 'belonging was weaker',
  say: 'there was less of a say',
  alignment: 'values and wishes agreed less with those in force',
  safety: 'there was less safety from harm',
};

/** What it is that was worse when a term of the people was lower. */
export const TERM_WORDS: Readonly<Record<string, string>> = {
  'people.exit:life': 'they were less satisfied with life here',
  'people.exit:loyalty': 'they felt less loyal',
  'people.exit:elsewhere': 'they had more to gain outside',
  'people.exit:pay': 'their work would have earned more elsewhere',
  'people.exit:relief': 'they were more exhausted',
  'people.exit:roots': 'leaving cost them less in ties and place',
  'people.energy:load': 'they worked longer hours',
  'people.energy:strain': 'their weeks were too short for what they had promised',
  'people.energy:support': 'belonging, say and fair reward gave them less strength',
  'people.energy:hurt': 'they had suffered more harm',
  'people.daily_life:recovery': 'they had less time for themselves',
  'people.daily_life:company': 'they shared fewer meals',
  'people.ties:friends': 'they had fewer or weaker ties',
  'people.ties:enemies': 'they had more to do with people they were at odds with',
  'people.belonging:tenure': 'they had lived here for a shorter time',
};
