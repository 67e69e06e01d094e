/**
 * Progress on standard error when that is a terminal: count, rate and time left, redrawn in place
 * at most ten times a second. Elsewhere it is silent, so that logs and pipes hold results only.
 */

const REDRAW_MS = 100;

/** Seconds as a person says them: `8 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 > 0 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
  return minutes % 60 > 0 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.floor(minutes / 60)} h`;
}

/** `120/210 runs, 14 a second, 7 s left` */
export function progressLine(done: number, from: number, total: number, unit: string, elapsedSeconds: number): string {
  const fresh = done - from;
  const rate = elapsedSeconds > 0 ? fresh / elapsedSeconds : 0;
  const shownRate = rate >= 10 ? rate.toFixed(0) : rate.toFixed(1);
  const left = rate > 0 ? `, ${shownRate} a second, ${duration((total - done) / rate)} left` : '';
  return `${done}/${total} ${unit}${left}`;
}

export interface Progress {
  at(done: number): void;
  /** Takes the line away. */
  clear(): void;
}

/** `from` is what an earlier session had done already: it counts, but not towards the rate. */
export function showProgress(total: number, from: number, unit: string, quiet: boolean): Progress {
  const stream = process.stderr;
  if (quiet || !stream.isTTY) return { at: () => {}, clear: () => {} };
  const started = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    at(done) {
      const now = performance.now();
      if (now - drawn < REDRAW_MS && done < total) return;
      drawn = now;
      stream.write(`\r\u001b[K${progressLine(done, from, total, unit, (now - started) / 1000)}`);
    },
    clear: () => stream.write('\r\u001b[K'),
  };
}
