/**
 * Which view is open, and the address that makes it again. The first society's address is its view's name; any other
 * society's is a link that carries it whole. A link that cannot be opened is told in words and the first society lives.
 */
import { effect, signal } from '@preact/signals';
import type { SocietyRequest } from '../../workers/web/interface.ts';
import { decodeLink, type ExpectedHash, encodeLink, isLink, linkOf, type Refusal, requestOf } from '../link/index.ts';
import { firstRequest, isFirst } from './setup.ts';
import { catalogue, failed, head, loadCatalogue, primary, request } from './society.ts';
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

/** Reads the address: the view is set, and the society that it asks for returned. */
export async function readAddress(): Promise<SocietyRequest> {
  const known = await loadCatalogue();
  sameness.value = 'unasked';
  expected = null;
  refused.value = null;
  const { hash } = location;
  if (!isLink(hash)) {
    view.value = viewCalled(hash.slice(1));
    if (view.value === 'results') resultsServed.value = true;
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
  const lived = branch.lived.peek();
  const link = linkOf(asked, known, {
    view: view.peek(),
    ...(withHash && lived.head > 0 ? { expected: { week: lived.head, hash: lived.hash } } : {}),
  });
  const made = await encodeLink(link);
  if (made.ok) return `#${made.fragment}`;
  refused.value = made;
  return null;
}

/** Keeps the address true while views and societies change, and compares the sender's hash when its week has come. */
export function watchAddress(): void {
  effect(() => {
    const name = view.value;
    const asked = request.value;
    const known = catalogue.value;
    if (!asked || !known) return;
    if (isFirst(asked, known)) {
      history.replaceState(null, '', name === 'society' ? location.pathname + location.search : `#${name}`);
      return;
    }
    void addressOf(false).then((fragment) => {
      if (fragment && request.peek() === asked) history.replaceState(null, '', fragment);
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
