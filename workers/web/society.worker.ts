/** Entry of the page’s worker that holds the living society. Large arrays are handed over, not copied. */
import { expose, transfer } from 'comlink';
import type { Picture, Progress, SocietyWorker } from './interface.ts';
import { Session } from './session.ts';

const session = new Session(() => performance.now());

function buffersOf(picture: Picture): ArrayBuffer[] {
  return Object.values(picture)
    .filter((value) => ArrayBuffer.isView(value))
    .map((array) => array.buffer as ArrayBuffer);
}

function handOver<T extends Progress>(progress: T): T {
  return transfer(progress, [progress.rows.buffer as ArrayBuffer, ...buffersOf(progress.picture)]);
}

const offered: SocietyWorker = {
  catalogue: () => session.catalogue(),
  check: (kind, text) => session.check(kind, text),
  found: (request) => session.found(request),
  advance: (branch, weeks, untilMs) => handOver(session.advance(branch, weeks, untilMs)),
  pictureAt(branch, week) {
    const picture = session.pictureAt(branch, week);
    return transfer(picture, buffersOf(picture));
  },
  fork(from, week, edits) {
    const answer = session.fork(from, week, edits);
    return answer.ok ? handOver(answer) : answer;
  },
  lawAt: (branch, week) => session.lawAt(branch, week),
  ledgersAt: (branch, week) => session.ledgersAt(branch, week),
  memberAt: (branch, week, identity) => session.memberAt(branch, week, identity),
  breakdownAt: (branch, week, signal) => session.breakdownAt(branch, week, signal),
  hashAt: (branch, week) => session.hashAt(branch, week),
  story: (branch) => session.story(branch),
};

expose(offered);
