/**
 * Play, pause, step and speed. One beat at a time: a beat replays weeks already lived or lives new ones, and the next
 * waits for its answer, so that a slow society is shown slower and never late. Fast speeds show several weeks a beat.
 */
import { signal } from '@preact/signals';
import { advanceTo, announcement, branches, failed, head, moment, over, primary, showMoment } from './society.ts';

/** Weeks a second. */
export const SPEEDS = [1, 2, 4, 8, 16, 52] as const;
/** Pictures a second at most: more are not followed by the eye. */
const BEATS_PER_SECOND = 8;
/** Longest that a beat lives before it shows what it has. */
const BEAT_MS = 250;

export const playing = signal(false);
export const speed = signal<number>(4);

const inWeeks = (count: number): string => `${count} ${count === 1 ? 'week' : 'weeks'}`;

let timer: ReturnType<typeof setTimeout> | undefined;
let beating = false;

/** Nothing further can be shown. */
export function atEnd(): boolean {
  return over.peek() && moment.peek() >= head.peek();
}

async function beat(): Promise<void> {
  if (beating || !playing.peek()) return;
  beating = true;
  const began = performance.now();
  const stride = Math.max(1, Math.round(speed.peek() / BEATS_PER_SECOND));
  try {
    await forward(stride);
  } catch (error) {
    playing.value = false;
    failed('The society could not live on.', error);
  } finally {
    beating = false;
  }
  if (!playing.peek()) return;
  if (atEnd()) {
    playing.value = false;
    announcement.value = `After ${inWeeks(moment.peek())} the society has come to its end.`;
    return;
  }
  timer = setTimeout(beat, Math.max(0, (1000 * stride) / speed.peek() - (performance.now() - began)));
}

async function forward(weeks: number): Promise<void> {
  const from = moment.peek();
  const behind = branches.peek().some((b) => b.lived.peek().end === null && b.lived.peek().head < from + weeks);
  if (behind) await advanceTo(from + weeks, BEAT_MS);
  // A branch that is ahead of the other is replayed beside it.
  await showMoment(behind ? moment.peek() : from + weeks);
}

export function play(): void {
  if (playing.peek() || !primary.peek() || atEnd()) return;
  playing.value = true;
  void beat();
}

export function pause(): void {
  clearTimeout(timer);
  playing.value = false;
}

export function togglePlay(): void {
  if (playing.peek()) pause();
  else play();
}

/** One week on, or back. */
export async function step(weeks: 1 | -1): Promise<void> {
  pause();
  if (beating) return;
  beating = true;
  try {
    if (weeks < 0) await showMoment(moment.peek() - 1);
    else if (!atEnd()) await forward(1);
    announcement.value = `${inWeeks(moment.peek())} lived`;
  } catch (error) {
    failed('The society could not live on.', error);
  } finally {
    beating = false;
  }
}

/** Looks at a week already lived, standing still there. */
export function scrub(to: number): void {
  pause();
  void showMoment(to);
}
