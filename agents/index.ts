/** The mechanisms of people: who they are, how they spend their week, what they feel, want and decide. */
import { belonging } from './belonging.ts';
import { contribution } from './contribution.ts';
import { dailyLife } from './daily-life.ts';
import { energy } from './energy.ts';
import { exit } from './exit.ts';
import { legitimacy } from './legitimacy.ts';
import { meeting } from './meeting.ts';
import { membership } from './membership.ts';
import { positions } from './positions.ts';
import { reputation } from './reputation.ts';
import { satisfaction } from './satisfaction.ts';
import { ties } from './ties.ts';
import { timeLedger } from './time.ts';
import { traits } from './traits.ts';
import { voice } from './voice.ts';

export const PEOPLE = [
  belonging,
  contribution,
  dailyLife,
  energy,
  exit,
  legitimacy,
  meeting,
  membership,
  positions,
  reputation,
  satisfaction,
  ties,
  timeLedger,
  traits,
  voice,
];
