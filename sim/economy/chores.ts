/**
 * A common chore that members are asked for in proportion to how conscientious they are: a habit, reconsidered and counted
 * by turns of four weeks, and by everybody at once when the hours asked of a middling member change.
 */
import { RESIDENT, TURN_WEEKS } from '../core/contract.ts';
import { total } from './turns.ts';

/** Asks `asked` minutes of a middling member; 0.7 + 0.6 x conscientiousness has mean 1 over members. */
export function askChore(
  status: Uint8Array,
  conscientiousness: Float32Array,
  work: Float32Array,
  asked: number,
  anew: boolean,
  week: number,
  n: number,
): void {
  const step = anew ? 1 : TURN_WEEKS;
  for (let i = anew ? 0 : week % TURN_WEEKS; i < n; i += step) {
    if (status[i] >= RESIDENT) work[i] = asked * (0.7 + 0.6 * conscientiousness[i]);
  }
}

/**
 * Counts the minutes granted and those who were there to be asked, into `given` and `hands` by turn.
 * @returns minutes granted in a week, by everybody
 */
export function countChore(
  status: Uint8Array,
  granted: Float32Array,
  given: Float64Array,
  hands: Float64Array,
  anew: boolean,
  week: number,
  n: number,
): number {
  const last = anew ? TURN_WEEKS - 1 : week % TURN_WEEKS;
  for (let turn = anew ? 0 : last; turn <= last; turn++) {
    let present = 0;
    let minutes = 0;
    for (let i = turn; i < n; i += TURN_WEEKS) {
      if (status[i] < RESIDENT) continue;
      present++;
      minutes += granted[i];
    }
    hands[turn] = present;
    given[turn] = minutes;
  }
  return total(given);
}
