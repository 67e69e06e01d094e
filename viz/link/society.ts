/** Between a link and what the workers are asked for: bundled texts by name, engine and format compared. */
import type { BundledText, Catalogue, SocietyRequest } from '../../workers/web/interface.ts';
import { digestOf } from './fragment.ts';
import { type ExpectedHash, FORMAT, type LinkedText, type Refusal, refusal, type SocietyLink } from './types.ts';

export interface LinkOptions {
  readonly view?: string;
  /** What the society's state hashed to after a week, for the receiver to compare with. */
  readonly expected?: ExpectedHash;
}

/** The link of a society. A text that is a bundled one goes by its name, which keeps the link short. */
export function linkOf(
  request: SocietyRequest,
  catalogue: Pick<Catalogue, 'engine' | 'constitutions' | 'scenarios'>,
  options: LinkOptions = {},
): SocietyLink {
  return {
    format: FORMAT,
    engine: catalogue.engine,
    constitution: shortened(request.constitution, catalogue.constitutions),
    scenario: shortened(request.scenario, catalogue.scenarios),
    seed: request.seed,
    weeks: request.weeks,
    ...(request.members === undefined ? {} : { members: request.members }),
    ...(options.view === undefined ? {} : { view: options.view }),
    ...(options.expected ? { expected: options.expected } : {}),
  };
}

/** What to found so that it is the sender's society, week by week; or why this page would found another. */
export function requestOf(
  link: SocietyLink,
  catalogue: Pick<Catalogue, 'engine' | 'constitutions' | 'scenarios'>,
): { ok: true; request: SocietyRequest } | Refusal {
  if (link.format !== FORMAT)
    return refusal(
      `This link was made for constitution files of format ${link.format}; this page reads format ${FORMAT}.`,
      'Open it with the version of the page that made it.',
    );
  if (link.engine !== catalogue.engine)
    return refusal(
      `This link was made with engine ${link.engine}; this page runs engine ${catalogue.engine}, under which the same seed gives another history.`,
      `Open it with a page that runs engine ${link.engine}, or ask the sender for the constitution as a file and found it anew here.`,
    );
  const constitution = restored(link.constitution, catalogue.constitutions, 'constitution');
  if (typeof constitution !== 'string') return constitution;
  const scenario = restored(link.scenario, catalogue.scenarios, 'scenario');
  if (typeof scenario !== 'string') return scenario;
  const { seed, weeks, members } = link;
  return { ok: true, request: { constitution, scenario, seed, weeks, ...(members === undefined ? {} : { members }) } };
}

function shortened(text: string, bundled: readonly BundledText[]): LinkedText {
  const known = bundled.find((item) => item.text === text);
  return known ? { id: known.id, digest: digestOf(text) } : { text };
}

function restored(linked: LinkedText, bundled: readonly BundledText[], kind: string): string | Refusal {
  if ('text' in linked) return linked.text;
  const known = bundled.find((item) => item.id === linked.id);
  if (!known)
    return refusal(
      `This link asks for the bundled ${kind} “${linked.id}”, which this page does not have.`,
      `Open it with the version of the page that made it, or ask the sender for the ${kind} as a file.`,
    );
  if (digestOf(known.text) !== linked.digest)
    return refusal(
      `This link asks for the bundled ${kind} “${linked.id}” in another wording than this page has.`,
      `Open it with the version of the page that made it, or ask the sender for the ${kind} as a file.`,
    );
  return known.text;
}
