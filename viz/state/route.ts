/**
 * Which view is open, and the address that makes it again. The first society's address is its view's name; any other
 * society's is a link that carries it whole. A link that cannot be opened is told in words and the first society lives.
 */
import { effect, signal } from '@preact/signals';
import type { SocietyRequest } from '../../workers/web/interface.ts';
import { decodeLink, type ExpectedHash, encodeLink, isLink, linkOf, type Refusal, requestOf } from '../link/index.ts';
import { refusal } from '../link/types.ts';
import { firstRequest, isFirst } from './setup.ts';
import { branches, catalogue, failed, head, loadCatalogue, primary, request } from './society.ts';
import { societyWorker } from './workers.ts';

export const VIEWS = ['society', 'stress', 'compare', 'results'] as const;
export type View = (typeof VIEWS)[number];

export const view = signal<View>('society');
/** The address named a batch's results, so the host has them. */
export const resultsServed = signal(false);
/** Why a link was not opened, and what to do. */
export const refused = signal<Refusal | null>(null);
/** Whether this society is the sender's: it is compared as soon as it has lived as long. */
export const sameness = signal<'unasked' | 'waiting' | 'same' | 'differs'>('unasked');

let expected: ExpectedHash | null = null;

const viewCalled = (name: string | undefined): View => VIEWS.find((known) => known === name) ?? 'society';

/** What an entry of the browser's history says of itself: the view. Its society is the one on the page. */
interface Entry {
  readonly view: View;
}

const entryNow = (): Entry | null => history.state;

/** Whether the address names a view and nothing else; then that one is opened. */
export function openNamedView(): boolean {
  const name = location.hash.slice(1);
  if (name !== '' && !VIEWS.some((known) => known === name)) return false;
  view.value = viewCalled(name);
  if (view.value === 'results') resultsServed.value = true;
  return true;
}

/** Reads the address: the view is set, and the society that it asks for returned. */
export async function readAddress(): Promise<SocietyRequest> {
  const known = await loadCatalogue();
  sameness.value = 'unasked';
  expected = null;
  refused.value = null;
  const { hash } = location;
  if (openNamedView()) return firstRequest(known);
  if (!isLink(hash)) {
    view.value = 'society';
    refused.value = refusal('This address is not one of Politeia’s; here is the usual society.', '');
    return firstRequest(known);
  }
  const opened = await decodeLink(hash);
  const asked = opened.ok ? requestOf(opened.link, known) : opened;
  if (!opened.ok || !asked.ok) {
    refused.value = asked.ok ? null : asked;
    return firstRequest(known);
  }
  view.value = viewCalled(opened.link.view);
  if (opened.link.expected) {
    expected = opened.link.expected;
    sameness.value = 'waiting';
  }
  return asked.request;
}

/** Steps back and forward, and addresses written by hand: a view is opened, and only a link founds anew. */
export function watchSteps(foundAnew: () => void): void {
  addEventListener('popstate', () => {
    const entry = entryNow();
    if (entry) view.value = viewCalled(entry.view);
    else if (!openNamedView()) foundAnew();
  });
}

async function compareHash({ week, hash }: ExpectedHash): Promise<void> {
  const branch = primary.peek();
  if (!branch) return;
  try {
    sameness.value = (await societyWorker().hashAt(branch.id, week)) === hash ? 'same' : 'differs';
  } catch (error) {
    failed('The society could not be compared with the sender’s.', error);
  }
}

/** The address of what is looked at; null when it cannot be said in one, with `refused` telling why. */
export async function addressOf(withHash: boolean): Promise<string | null> {
  const asked = request.peek();
  const known = catalogue.peek();
  const branch = primary.peek();
  if (!asked || !known || !branch) return null;
  const week = branch.lived.peek().head;
  const sent = withHash && week > 0 ? { expected: { week, hash: await societyWorker().hashAt(branch.id, week) } } : {};
  const link = linkOf(asked, known, {
    view: view.peek(),
    ...sent,
  });
  const made = await encodeLink(link);
  if (made.ok) return `#${made.fragment}`;
  refused.value = made;
  return null;
}

/** What the link just made does not carry of what is on the page, in words; empty when it carries everything. */
export const leftBehind = signal('');

/** What a link made now would leave behind: it carries a society as it was founded, and the view. */
export function notCarried(): string {
  if (view.peek() === 'compare')
    return 'It carries the society on the page. The second constitution, the scenario and seeds chosen here and the results are not in it.';
  if (view.peek() === 'stress')
    return 'It carries the society on the page. The constitution, shocks and seeds chosen here and the results are not in it.';
  const forked = branches.peek()[1]?.fork;
  if (!forked) return '';
  return `It carries branch A. The what-if (branch B, changed after week ${forked.week}) is not in it: say the rule and the week with it.`;
}

/** Puts an address in the place of the one shown. */
export function showAddress(address: string): void {
  history.replaceState(entryNow(), '', address);
}

/**
 * Keeps the address true while views and societies change, and compares the sender's hash when its week has come. A
 * change of view is a step that the browser can go back; another society is not.
 */
export function watchAddress(): void {
  effect(() => {
    const name = view.value;
    const asked = request.value;
    const known = catalogue.value;
    if (!asked || !known) return;
    const entry: Entry = { view: name };
    if ((entryNow()?.view ?? name) === name) history.replaceState(entry, '');
    else history.pushState(entry, '');
    if (isFirst(asked, known)) {
      showAddress(name === 'society' ? location.pathname + location.search : `#${name}`);
      return;
    }
    void addressOf(false).then((fragment) => {
      if (fragment && request.peek() === asked && view.peek() === name) showAddress(fragment);
    });
  });
  effect(() => {
    if (expected && head.value >= expected.week && sameness.peek() === 'waiting') {
      const due = expected;
      expected = null;
      void compareHash(due);
    }
  });
}
