/**
 * The reference: a page for every mechanism, clause and signal, one for the observables, one for the parts that
 * mechanisms share, and an index. All of it is written from specs and from the headers of the source.
 */
import { clauseExample } from '../scenarios/index.ts';
import { type AnySpec, LEVERS } from '../sim/core/contract.ts';
import { observables } from '../sim/fragility/observer.ts';
import { signalObservables } from '../sim/fragility/signal.ts';
import { SPECS } from '../sim/registry.ts';
import { escaped, markdownOf } from './headers.ts';
import { SHARING_PAGE, sharingSection } from './sharing.ts';
import { type Documented, type DocumentedSignal, LAYERS, type Sources } from './sources.ts';
import { code, mechanismTables, table } from './tables.ts';

export const REFERENCE = 'docs/reference';
const WRITTEN = 'Written from the code by `npm run docs`; changes belong there.';
const BACK = '[Reference](README.md)';

export const switchWords: Readonly<Record<AnySpec['switch'], string>> = {
  always: 'always in force',
  on: 'a clause, on by default',
  off: 'a clause, off by default',
  shock: 'a shock, in scenarios that name it',
};

const page = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;
const link = (id: string): string => `[${code(id)}](${id}.md)`;

/** Files by name below `docs/reference/`. */
export function referencePages(from: Sources): Map<string, string> {
  return new Map([
    ['README.md', index(from)],
    ...from.mechanisms.map((m) => [`${m.spec.id}.md`, mechanismPage(m)] as const),
    ...from.signals.map((s) => [`signals.${s.signal.id}.md`, signalPage(s)] as const),
    ['observables.md', observablesPage()],
    ['parts.md', partsPage(from)],
  ]);
}

function index({ mechanisms, signals }: Sources): string {
  const layers = LAYERS.flatMap(([layer, , title]) => {
    const rows = mechanisms
      .filter(({ spec }) => spec.layer === layer)
      .map(({ spec }) => [link(spec.id), escaped(spec.title), switchWords[spec.switch], escaped(spec.summary)]);
    return [`## ${title}`, table(['mechanism', '', '', 'what it does'], rows)];
  });
  const watched = signals.map(({ signal }) => [
    link(`signals.${signal.id}`),
    escaped(signal.title),
    `${signal.warning} and ${signal.critical}`,
  ]);
  return page([
    '# Reference',
    `${WRITTEN} The account of the model as a whole is in [model.md](../model.md).`,
    'Every mechanism has a page: what it claims and by which formula, its source, how a constitution file or a scenario names it, and all it brings and touches. *Clauses* can be switched off in a file (`NAME: false`); what is *always in force* describes people and the world rather than rules; *shocks* strike in scenarios.',
    ...layers,
    '## Signals of fragility',
    table(['signal', '', 'warning and critical at'], watched),
    '## Beside them',
    '- [Observables](observables.md): all that is measured each week.\n- [Shared parts](parts.md): cited rules that several mechanisms use.',
  ]);
}

function mechanismPage({ spec, path, header }: Documented): string {
  const needs = spec.needs.length === 0 ? '' : ` Needs ${spec.needs.map(link).join(', ')}.`;
  return page([
    BACK,
    `# ${spec.title}`,
    `${code(spec.id)}: ${switchWords[spec.switch]}.${needs} Declared in ${code(path)}.`,
    `**${escaped(spec.summary)}**`,
    markdownOf(header),
    `Source: ${escaped(spec.source)}`,
    ...inFiles(spec),
    ...mechanismTables(spec).map((part) => `## ${part}`),
    ...meetings(spec),
    ...(spec.id === SHARING_PAGE ? sharingSection() : []),
  ]);
}

/** How a constitution or a scenario names it. */
function inFiles(spec: AnySpec): string[] {
  if (spec.switch === 'shock') {
    const shock = spec.id.replace('shocks.', '');
    return ['## In a scenario', fenced('yaml', `shocks:\n  - { shock: ${shock}, week: 104, intensity: 1 }`)];
  }
  const example = clauseExample(spec.id, SPECS);
  return example === '' ? [] : ['## In a constitution', fenced('yaml', example)];
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** Where it touches others: levers on its parameters, whose state it reads, who adds to its stocks. */
function meetings(spec: AnySpec): string[] {
  const levers = LEVERS.filter(({ path }) => path.startsWith(`${spec.id}.`)).map(
    ({ id, path }) => `- The lever ${code(id)} is its ${code(path.slice(spec.id.length + 1))}.`,
  );
  const owners = new Map<string, string[]>();
  for (const { path } of Object.values(spec.reads)) {
    const owner = SPECS.find((other) =>
      Object.entries(other.columns).some(([name, column]) => `${column.table}.${name}` === path),
    );
    if (owner && owner !== spec) owners.set(owner.id, [...(owners.get(owner.id) ?? []), code(path)]);
  }
  const reads = [...owners]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, paths]) => `- ${link(id)}: ${paths.join(', ')}`);
  const stocks = new Set(Object.entries(spec.columns).map(([name, column]) => `${column.table}.${name}`));
  const fedBy = SPECS.filter((other) => other !== spec && Object.values(other.adds).some((t) => stocks.has(t.stock)));
  return [
    levers.length > 0 ? `## Levers\n\n${levers.join('\n')}` : '',
    reads.length > 0 ? `## Reads\n\n${reads.join('\n')}` : '',
    fedBy.length > 0 ? `## Fed by\n\n${fedBy.map(({ id }) => `- ${link(id)}`).join('\n')}` : '',
  ];
}

function signalPage({ signal, path, header }: DocumentedSignal): string {
  const every =
    signal.everyWeeks === 1 ? 'every week' : `every ${signal.everyWeeks} weeks; the last value stands in between`;
  const rows = signalObservables(signal).map(({ name, unit, meaning }) => [
    code(name),
    escaped(unit),
    escaped(meaning),
  ]);
  return page([
    BACK,
    `# ${signal.title}`,
    `${code(`signals.${signal.id}`)}: a signal of fragility, from 0 (calm) to 1, observed ${every}. Declared in ${code(path)}.`,
    markdownOf(header),
    '## Formula and thresholds',
    escaped(signal.formula),
    `Warning from ${signal.warning}, critical from ${signal.critical}. No mechanism reads a signal.`,
    `Source: ${escaped(signal.source)}`,
    '## Observables',
    table(['observable', 'unit', 'meaning'], rows),
  ]);
}

function observablesPage(): string {
  const rows = observables().map(({ name, unit, meaning }) => {
    const signal = /^signals\.[a-z_]+/.exec(name)?.[0];
    return [signal ? `[${code(name)}](${signal}.md)` : code(name), escaped(unit), escaped(meaning)];
  });
  return page([
    BACK,
    '# Observables',
    `What is measured each week, in the order of the columns of \`weeks\`. Exports, figures and the page use these names. ${WRITTEN}`,
    table(['observable', 'unit', 'meaning'], rows),
  ]);
}

function partsPage({ parts }: Sources): string {
  const byLayer = LAYERS.flatMap(([layer, , title]) => {
    const own = parts.filter((part) => part.layer === layer);
    return own.length === 0
      ? []
      : [`## ${title}`, ...own.map(({ path, header }) => `### ${code(path)}\n\n${markdownOf(header)}`)];
  });
  return page([
    BACK,
    '# Shared parts',
    `Cited rules that mechanisms use, each in a file of its own. ${WRITTEN}`,
    ...byLayer,
  ]);
}
