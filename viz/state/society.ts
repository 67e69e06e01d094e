/**
 * The society on the page: what was asked for, what came of it, and which moment is looked at. Actions talk to the
 * society's thread; components read the signals. Nothing is asked of
 * the society while another is being founded, since the thread would answer for the new one; what was asked before and is
 * answered after belongs to an `era` that is over.
 */
import { batch, computed, signal } from '@preact/signals';
import type { Issue } from '../../sim/core/plan.ts';
import type { Catalogue, Fans, SocietyRequest } from '../../workers/web/interface.ts';
import { type Branch, type Fork, firstBranch, forkedBranch, take } from './branch.ts';
import { societyWorker, studyWorker } from './workers.ts';

export const HORIZON_WEEKS = 520;
export const FIRST_CONSTITUTION = 'hollow-creek';
export const FIRST_SCENARIO = 'unshocked';
const FAN_SEEDS = 24;

export const catalogue = signal<Catalogue | null>(null);
/** What the society on the page was founded with. */
export const request = signal<SocietyRequest | null>(null);
export const branches = signal<readonly Branch[]>([]);
/**
 * The moment looked at, in weeks lived since the founding, the same for both branches; each shows its last one when it
 * is not so far. What happened in the last of these weeks has the week number `moment − 1`.
 */
export const moment = signal(0);
/** Problems of the text last asked for; the society before goes on. */
export const issues = signal<readonly Issue[]>([]);
/** What failed that no user's text caused, in words. */
export const failure = signal('');
export const founding = signal(false);
/** Identity of the member looked at, or −1, and in which branch. */
export const selected = signal(-1);
export const selectedBranch = signal<'A' | 'B'>('A');
/** What screen readers are told. */
export const announcement = signal('');
/** The same society under other seeds, once asked for. */
export const fans = signal<Fans | null>(null);
export const fansUnderWay = signal(false);

export const primary = computed(() => branches.value[0] ?? null);
export const focused = computed(
  () => branches.value.find((branch) => branch.letter === selectedBranch.value) ?? branches.value[0] ?? null,
);
/** Weeks lived by the branch that is furthest. */
export const head = computed(() => Math.max(0, ...branches.value.map((branch) => branch.lived.value.head)));
/** No branch can live further. */
export const over = computed(
  () => branches.value.length > 0 && branches.value.every((branch) => branch.lived.value.end !== null),
);

/** Index of an observable in rows, or −1. */
export function columnOf(name: string): number {
  return catalogue.value?.observables.findIndex((observable) => observable.name === name) ?? -1;
}

let era = 0;
let calls = 0;
let foundings: Promise<unknown> = Promise.resolve();
let asking: SocietyRequest | null = null;

/** What was asked for last, also while it is being founded: what a further change starts from. */
export const lastAsked = (): SocietyRequest | null => asking ?? request.peek();

/** What tells whether an answer still belongs to the society on the page: equal before and after, and never −1. */
export const eraNow = (): number => (founding.peek() ? -1 : era);

/** Words for what broke; the page goes on. */
export function failed(what: string, error: unknown): void {
  failure.value = `${what} (${error instanceof Error ? error.message : String(error)})`;
}

export async function loadCatalogue(): Promise<Catalogue> {
  const known = catalogue.peek() ?? (await societyWorker().catalogue());
  catalogue.value = known;
  return known;
}

/**
 * Founds a society; true when its first week can be lived. One after another: of several that wait, only the last is
 * founded.
 */
export function found(asked: SocietyRequest): Promise<boolean> {
  calls += 1;
  const mine = calls;
  founding.value = true;
  asking = asked;
  const turn = foundings
    .then(() => mine === calls && foundNow(asked))
    .catch((error: unknown) => {
      failed('The society could not be founded.', error);
      return false;
    })
    .finally(() => {
      if (mine !== calls) return;
      founding.value = false;
      asking = null;
    });
  foundings = turn;
  return turn;
}

async function foundNow(asked: SocietyRequest): Promise<boolean> {
  const known = await loadCatalogue();
  const answer = await societyWorker().found(asked);
  if (!answer.ok) {
    issues.value = answer.issues;
    announcement.value = `The society could not be founded: ${answer.issues.length} problem${answer.issues.length === 1 ? '' : 's'} in the text.`;
    return false;
  }
  era += 1;
  const founders = await societyWorker().pictureAt(answer.branch, 0);
  batch(() => {
    issues.value = [];
    failure.value = '';
    request.value = asked;
    selected.value = -1;
    selectedBranch.value = 'A';
    fans.value = null;
    moment.value = 0;
    branches.value = [firstBranch(answer, known.observables.length, founders)];
  });
  announcement.value = `${answer.name} is founded.`;
  return true;
}

/** Lives on until `target` weeks have been lived or the time is up, and shows the moment reached. */
export async function advanceTo(target: number, untilMs: number): Promise<void> {
  if (founding.peek()) return;
  const mine = era;
  const behind = branches.peek().filter((b) => b.lived.peek().end === null && b.lived.peek().head < target);
  const reached = await Promise.all(
    behind.map(async (branch) => {
      const progress = await societyWorker().advance(branch.id, target - branch.lived.peek().head, untilMs);
      if (mine !== era) return 0;
      take(branch, progress);
      branch.picture.value = progress.picture;
      if (progress.state.end !== null) await learnStory(branch);
      return progress.state.head;
    }),
  );
  if (mine !== era || reached.length === 0) return;
  moment.value = Math.max(...reached);
}

async function learnStory(branch: Branch): Promise<void> {
  branch.story.value = await societyWorker().story(branch.id);
}

let wanted = -1;
let fetching = false;

/** Looks at a moment already lived. Many calls in a row fetch only the last. */
export async function showMoment(target: number): Promise<void> {
  if (founding.peek()) return;
  const asked = Math.max(0, Math.min(head.peek(), Math.round(target)));
  moment.value = asked;
  wanted = asked;
  if (fetching) return;
  fetching = true;
  const began = eraNow();
  try {
    while (wanted >= 0 && !founding.peek()) {
      const now = wanted;
      wanted = -1;
      const mine = era;
      await Promise.all(
        branches.peek().map(async (branch) => {
          const there = Math.min(now, branch.lived.peek().head);
          if (branch.picture.peek()?.week === there) return;
          const picture = await societyWorker().pictureAt(branch.id, there);
          if (mine === era) branch.picture.value = picture;
        }),
      );
    }
  } catch (error) {
    if (began === eraNow()) failed('That week could not be shown.', error);
  } finally {
    fetching = false;
  }
}

/** A second future from the week looked at in branch A. Takes the place of an earlier B. True when it lives. */
export async function fork(edits: Fork['edits']): Promise<boolean> {
  const from = primary.peek();
  if (!from || founding.peek()) return false;
  const mine = era;
  const at = Math.min(moment.peek(), from.lived.peek().head);
  try {
    const answer = await societyWorker().fork(from.id, at, edits);
    if (mine !== era) return false;
    if (!answer.ok) {
      issues.value = answer.issues;
      return false;
    }
    issues.value = [];
    const branch = forkedBranch(from, answer, { week: at, edits });
    take(branch, answer);
    branch.picture.value = answer.picture;
    branches.value = [from, branch];
    await showMoment(branch.lived.peek().head);
    announcement.value = `Forked after week ${at}: branch B lives under the changed law.`;
    return true;
  } catch (error) {
    if (mine === era) failed('The society could not be forked.', error);
    return false;
  }
}

/** Back to one history. */
export function dropFork(): void {
  const from = primary.peek();
  if (!from) return;
  branches.value = [from];
  selectedBranch.value = 'A';
  void showMoment(moment.peek());
}

/** Runs the same constitution and scenario under other seeds, for the fans behind the lines. */
export async function askFans(): Promise<void> {
  const asked = request.peek();
  if (!asked || fansUnderWay.peek()) return;
  const mine = era;
  fansUnderWay.value = true;
  try {
    const answer = await studyWorker().fans(asked, FAN_SEEDS);
    if (mine === era && answer.ok) fans.value = answer.fans;
    else if (!answer.ok && 'issues' in answer) issues.value = answer.issues;
  } catch (error) {
    failed('The other seeds could not be run.', error);
  } finally {
    fansUnderWay.value = false;
  }
}

export function stopFans(): void {
  void studyWorker().cancel();
}
