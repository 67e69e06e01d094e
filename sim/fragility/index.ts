/** The signals of the product. Adding one is a file and a line here. */
import { burnout } from './burnout.ts';
import { capture } from './capture.ts';
import { conflict } from './conflict.ts';
import { extremism } from './extremism.ts';
import { factions } from './factions.ts';
import { incentives } from './incentives.ts';
import type { SignalSpec } from './signal.ts';
import { tokenManipulation } from './token-manipulation.ts';

export const SIGNALS: readonly SignalSpec[] = [
  burnout,
  capture,
  conflict,
  extremism,
  factions,
  incentives,
  tokenManipulation,
];
