/**
 * Processor time: what this process has computed, on all its threads, so that a busy machine makes nobody look slow.
 * On a quiet machine it is the time on the wall, and a little more where memory is tidied up at the same time.
 */

/** Nanoseconds of processor time since the process began; to the microsecond. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return 1000 * (user + system);
}
