/**
 * Writes what of the documentation follows from the code: the marked sections of `model.md`, the whole of
 * `reference.md`, the page of speed, and the page and figures of evidence. `npm run docs` writes them; a test
 * says when they are behind.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { assemble } from '../sim/assemble.ts';
import type { AnySpec, TableName } from '../sim/core/contract.ts';
import { labPlan } from '../sim/lab.ts';
import type { Layout } from '../sim/layout.ts';
import { SPECS } from '../sim/registry.ts';
import { BENCH, benchPage } from './bench.ts';
import { EVIDENCE, evidencePage, FIGURES, figures } from './evidence.ts';
import { type Block, escaped, headerOf, markdownOf, sentencesWith } from './headers.ts';
import {
  code,
  communityTable,
  entityTable,
  leverTable,
  mechanismTables,
  observableTable,
  scheduleTable,
  signalTable,
  stockTable,
  table,
} from './tables.ts';

export const MODEL = 'docs/model.md';
export const REFERENCE = 'docs/reference.md';

const LAYERS: readonly (readonly [AnySpec['layer'], folder: string, title: string])[] = [
  ['people', 'agents', 'People'],
  ['citizenship', 'sim/citizenship', 'Citizenship'],
  ['governance', 'sim/governance', 'Governance'],
  ['culture', 'sim/culture', 'Culture'],
  ['economy', 'sim/economy', 'Economy'],
  ['autonomy', 'sim/autonomy', 'Autonomy'],
  ['justice', 'sim/justice', 'Justice'],
  ['shocks', 'sim/shocks', 'Shocks'],
];

const ROW_MEANINGS: Readonly<Record<TableName, string>> = {
  members: 'a person: applicant, resident, member or suspended member; rows of leavers are freed and reused',
  ties: 'a directed tie of a member to another; a fixed number of slots each, the last three for enmities',
  proposals: 'a matter on the agenda, from draft to settlement',
  cases: 'a dispute or violation, from report to closing',
  society: 'the society itself; there is one',
};

/** Source texts of the engine by path, tests and fixtures left out. */
function sources(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ['agents', 'sim']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      if (!path.endsWith('.ts') || /\.(test|fixture)\.ts$/.test(path)) continue;
      found.set(path, readFileSync(path, 'utf8'));
    }
  }
  return found;
}

interface Documented {
  readonly spec: AnySpec;
  readonly path: string;
  readonly header: readonly Block[];
}

/** The file of each spec is the one in which its id is declared. */
function documented(texts: ReadonlyMap<string, string>): Documented[] {
  return SPECS.map((spec) => {
    const [path, text] = [...texts].find(([, source]) => source.includes(`id: '${spec.id}'`)) ?? [];
    if (path === undefined || text === undefined) throw new Error(`no file declares the mechanism ${spec.id}`);
    return { spec, path, header: headerOf(text) };
  });
}

const switchWords: Readonly<Record<AnySpec['switch'], string>> = {
  always: 'always in force',
  on: 'a clause, on by default',
  off: 'a clause, off by default',
  shock: 'a shock, in scenarios that name it',
};

function submodels(all: readonly Documented[], texts: ReadonlyMap<string, string>): string {
  const mechanismFiles = new Set(all.map(({ path }) => path));
  return LAYERS.map(([layer, folder, title]) => {
    const mechanisms = all
      .filter(({ spec }) => spec.layer === layer)
      .map(({ spec, path, header }) => {
        const about = `${code(spec.id)}, ${switchWords[spec.switch]}; ${code(path)}.`;
        return `#### ${spec.title}\n\n${about} ${escaped(spec.summary)}\n\n${markdownOf(header)}`;
      });
    const parts = [...texts]
      .filter(([path]) => path.startsWith(`${folder}/`) && !path.endsWith('/index.ts') && !mechanismFiles.has(path))
      .map(([path, text]) => ({ path, header: headerOf(text) }))
      .filter(({ header }) => sentencesWith(header, /\b(17|18|19|20)\d\d\b/).length > 0)
      .map(({ path, header }) => `#### Part: ${code(path)}\n\n${markdownOf(header)}`);
    return [`### ${title}`, ...mechanisms, ...parts].join('\n\n');
  }).join('\n\n');
}

function fading(all: readonly Documented[]): string {
  const rows = all.flatMap(({ spec, header }) =>
    sentencesWith(header, /half-li(fe|ves)/i).map((sentence) => [code(spec.id), escaped(sentence)]),
  );
  return table(['mechanism', 'as its header states it'], rows);
}

function assumptions(all: readonly Documented[]): string {
  const rows = all.map(({ spec, header }) => {
    const assumed = sentencesWith(header, /assum/i).map(escaped).join('<br>');
    return [code(spec.id), escaped(spec.source), assumed];
  });
  return table(['mechanism', 'sourced form', 'assumed, as its header states it'], rows);
}

/** A layout with every mechanism in it, shocks too. */
function wholeLayout(): Layout {
  const plan = labPlan({ specs: SPECS, stepping: '*', members: 100, seed: '' });
  const shocks = SPECS.filter((spec) => spec.switch === 'shock').map(({ id }) => id);
  return assemble(SPECS, plan, shocks);
}

/** The generated sections of the model document, by name. */
export function sections(): Map<string, string> {
  const texts = sources();
  const all = documented(texts);
  const layout = wholeLayout();
  return new Map([
    ['entities', entityTable(layout, ROW_MEANINGS)],
    ['schedule', scheduleTable(layout)],
    ['levers', leverTable(layout)],
    ['stocks', stockTable(layout)],
    ['fading', fading(all)],
    ['communities', communityTable()],
    ['signals', signalTable()],
    ['assumptions', assumptions(all)],
    ['submodels', submodels(all, texts)],
  ]);
}

/** Puts the sections between their marks. @throws Error for a mark without a section, or a section without marks */
export function filled(document: string, contents: ReadonlyMap<string, string>): string {
  const placed = new Set<string>();
  const text = document.replace(
    /<!-- generated: ([a-z-]+) -->[\s\S]*?<!-- end: \1 -->/g,
    (_all: string, name: string) => {
      const content = contents.get(name);
      if (content === undefined) throw new Error(`nothing generates the section ${name}`);
      placed.add(name);
      return `<!-- generated: ${name} -->\n\n${content}\n\n<!-- end: ${name} -->`;
    },
  );
  const missing = [...contents.keys()].filter((name) => !placed.has(name));
  if (missing.length > 0) throw new Error(`the document has no place for ${missing.join(', ')}`);
  return text;
}

/** The reference of mechanisms and observables. */
export function reference(): string {
  const parts = [
    '# Reference',
    'Written from the code by `npm run docs`; changes belong there. What each mechanism does and why is in [model.md](model.md).',
    `Tables: ${Object.keys(ROW_MEANINGS).map(code).join(', ')}. Names are as in constitution files.`,
    ...LAYERS.flatMap(([layer, , title]) => [
      `## ${title}`,
      ...SPECS.filter((spec) => spec.layer === layer).flatMap((spec) => [
        `### ${code(spec.id)}`,
        `${spec.title}: ${escaped(spec.summary)} ${capital(switchWords[spec.switch])}.${needs(spec)}`,
        ...mechanismTables(spec),
      ]),
    ]),
    '## Observables',
    'What is measured each week, and may be named in scenarios, exports and figures.',
    observableTable(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function needs(spec: AnySpec): string {
  return spec.needs.length === 0 ? '' : ` Needs ${spec.needs.map(code).join(', ')}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Brings the documents up to date. Paths are those of the root folder. */
export function write(): void {
  writeFileSync(MODEL, filled(readFileSync(MODEL, 'utf8'), sections()));
  writeFileSync(REFERENCE, reference());
  mkdirSync(FIGURES, { recursive: true });
  writeFileSync(BENCH, benchPage());
  writeFileSync(EVIDENCE, evidencePage());
  for (const [path, text] of figures()) writeFileSync(path, text);
}
