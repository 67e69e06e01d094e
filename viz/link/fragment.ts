/**
 * A society as the fragment of an address, and back.
 *
 *   s1z.CHECK.PAYLOAD     layout 1, deflated;  s1p.… the same, not deflated
 *
 * CHECK is the first 12 hex digits of the SHA-256 of what PAYLOAD unpacks to: without it a slip in the copying could
 * unpack to another society than the one that was meant. The fragment never leaves the browser, so no server sees it.
 */
import { sha256 } from '../../results/sha256.ts';
import { MOST_FRAGMENT_CHARACTERS, MOST_TEXT_CHARACTERS, MOST_UNPACKED_BYTES } from './bounds.ts';
import { pack, unpack } from './packing.ts';
import { type Refusal, refusal, type SocietyLink } from './types.ts';
import { readLink } from './validate.ts';

const SHAPE = /^s(\d{1,6})([pz])\.([0-9a-f]{12})\.([A-Za-z0-9_-]+)$/;
const AGAIN = 'Copy the whole link again, from its first to its last character, or ask the sender for a new one.';

export function digestOf(text: string): string {
  return sha256(text).slice(0, 12);
}

/** Whether a fragment means to carry a society; others belong to whoever else uses the fragment. */
export function isLink(fragment: string): boolean {
  return /^#?s\d+[a-z]?\./.test(fragment);
}

/** The fragment, without `#`; or why this society does not fit into an address. */
export async function encodeLink(link: SocietyLink): Promise<{ ok: true; fragment: string } | Refusal> {
  const tooLong = refusal(
    'This society does not fit into a link: its constitution is too long.',
    'Download the constitution as a file and send that, with the seed and the scenario.',
  );
  for (const part of [link.constitution, link.scenario])
    if ('text' in part && part.text.length > MOST_TEXT_CHARACTERS) return tooLong;
  const json = JSON.stringify(link);
  const { packing, characters } = await pack(json);
  const fragment = `s1${packing === 'deflated' ? 'z' : 'p'}.${digestOf(json)}.${characters}`;
  if (fragment.length > MOST_FRAGMENT_CHARACTERS) return tooLong;
  const checked = readLink(JSON.parse(json));
  return 'ok' in checked ? checked : { ok: true, fragment };
}

/** What a fragment carries, with or without its `#`; or why it cannot be opened. Never throws. */
export async function decodeLink(fragment: string): Promise<{ ok: true; link: SocietyLink } | Refusal> {
  if (fragment.length > MOST_FRAGMENT_CHARACTERS)
    return refusal(
      `This link is too long: it has ${fragment.length} characters, and the longest that is opened has ${MOST_FRAGMENT_CHARACTERS}.`,
      'Ask the sender for the constitution as a file and open that instead.',
    );
  // Writing programs like to take a full stop or a bracket behind a link for a part of it.
  const parts = SHAPE.exec(fragment.replace(/^#/, '').replace(/[^A-Za-z0-9_-]+$/, ''));
  if (!parts) return refusal('This link is not complete, or was changed on its way.', AGAIN);
  const [, layout, packing, check, characters] = parts;
  if (Number(layout) !== 1)
    return refusal(
      `This link was made by another version of the page (its layout is number ${Number(layout)}, this page reads number 1).`,
      'Open it with the version of the page that made it, or ask the sender for the constitution as a file.',
    );
  const unpacked = await unpack({ packing: packing === 'z' ? 'deflated' : 'plain', characters }, MOST_UNPACKED_BYTES);
  if (!unpacked.ok) {
    if (unpacked.why === 'too large')
      return refusal(
        'This link unpacks to far more than a constitution and a scenario can hold, so it was not opened.',
        'If you trust the sender, ask for the constitution as a file.',
      );
    if (unpacked.why === 'unsupported')
      return refusal(
        'This link is compressed in a way that your browser cannot unpack.',
        'Open it in a current Firefox, Chrome, Edge or Safari.',
      );
    return refusal('This link is not complete, or was changed on its way.', AGAIN);
  }
  if (digestOf(unpacked.text) !== check)
    return refusal('This link was changed on its way: its check digits do not agree with what it carries.', AGAIN);
  let value: unknown;
  try {
    value = JSON.parse(unpacked.text);
  } catch {
    return refusal('This link carries something that is not a society.', AGAIN);
  }
  const link = readLink(value);
  return 'ok' in link ? link : { ok: true, link };
}
