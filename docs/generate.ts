/**
 * Writes what of the documentation follows from the code: the marked sections of `model.md`, the whole folder
 * `reference/`, and the pages and figures of what was measured. `npm run docs` writes them; a test says when they are behind.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../sim/assemble.ts';
import type { TableName } from '../sim/core/contract.ts';
import { labPlan } from '../sim/lab.ts';
import type { Layout } from '../sim/layout.ts';
import { SPECS } from '../sim/registry.ts';
import { BENCH, benchPage } from './bench.ts';
import { coveragePage } from './coverage.ts';
import { EVIDENCE, evidencePage, FIGURES, figures } from './evidence.ts';
import { escaped, sentencesWith } from './headers.ts';
import { REFERENCE, referencePages, switchWords } from './reference.ts';
import { sharingFigures } from './sharing.ts';
import { type Documented, LAYERS, sources } from './sources.ts';
import {
  code,
  communityTable,
  entityTable,
  leverTable,
  scheduleTable,
  signalTable,
  stockTable,
  table,
} from './tables.ts';

export const MODEL = 'docs/model.md';
const COVERAGE = 'docs/coverage.md';

const ROW_MEANINGS: Readonly<Record<TableName, string>> = {
  members: 'a person: applicant, resident, member or suspended member; rows of leavers are freed and reused',
  ties: 'a directed tie of a member to another; a fixed number of slots each, the last three for enmities',
  proposals: 'a matter on the agenda, from draft to settlement',
  cases: 'a dispute or violation, from report to closing',
  society: 'the society itself; there is one',
};

const link = (id: string): string => `[${code(id)}](reference/${id}.md)`;

/** Each mechanism in a line; formulas, sources and parameters are on its page. */
function submodels(all: readonly Documented[]): string {
  return LAYERS.map(([layer, , title]) => {
    const rows = all
      .filter(({ spec }) => spec.layer === layer)
      .map(({ spec }) => [link(spec.id), switchWords[spec.switch], escaped(spec.summary)]);
    return `### ${title}\n\n${table(['submodel', '', 'what it does'], rows)}`;
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
  const all = sources().mechanisms;
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
    ['submodels', submodels(all)],
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

/** All generated files by path from the root folder. */
export function generated(): Map<string, string> {
  return new Map([
    [MODEL, filled(readFileSync(MODEL, 'utf8'), sections())],
    ...[...referencePages(sources())].map(([name, text]) => [join(REFERENCE, name), text] as const),
    [EVIDENCE, evidencePage()],
    [COVERAGE, coveragePage()],
    [BENCH, benchPage()],
    ...figures(),
    ...sharingFigures(),
  ]);
}

/** Folders that hold nothing but what is generated. */
const FOLDERS = [REFERENCE, FIGURES];

/** Files in them that nothing generates any more. */
export function stale(files: ReadonlyMap<string, string>): string[] {
  return FOLDERS.filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => !files.has(path));
}

/** Brings all documents up to date. Paths are those of the root folder. */
export function write(): void {
  const files = generated();
  for (const folder of FOLDERS) mkdirSync(folder, { recursive: true });
  for (const path of stale(files)) rmSync(path);
  for (const [path, text] of files) writeFileSync(path, text);
}
