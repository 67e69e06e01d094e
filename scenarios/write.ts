/**
 * Plans and defaults written as constitution files. What is written parses back into the same plan; with
 * comments it is the text from which people start.
 */
import { defaultValue } from '../sim/assemble.ts';
import type { AnySpec } from '../sim/core/contract.ts';
import type { Community, Plan } from '../sim/core/plan.ts';
import { AMENDMENTS, aimText, type Clause, ENTRENCHED, fileValue, type Parameter, type Section } from './clauses.ts';
import { defaultPlan } from './constitution.ts';
import { formatOf } from './schema.ts';

const KINDS: Readonly<Record<Community, string>> = {
  campus: 'a campus',
  eco: 'an eco-village',
  innovation: 'an innovation community',
  nomadic: 'a nomadic network',
  lifestyle: 'an intentional-lifestyle community',
};

/** A commented constitution for a community type: every clause with its default, unit and meaning. */
export function newConstitution(community: Community, specs: readonly AnySpec[]): string {
  const plan = defaultPlan(community, specs);
  const head = [
    `# A constitution for ${KINDS[community]}, with every clause at its default.`,
    '# Whatever is deleted keeps the value shown here. true and false switch a clause.',
    '# Clauses under `people`, and those marked "always in force", describe people and the world rather than rules.',
  ];
  return `${head.join('\n')}\n${writeConstitution(plan, specs, true)}`;
}

/** A plan as a constitution file. */
export function writeConstitution(plan: Plan, specs: readonly AnySpec[], comments = false): string {
  const { root } = formatOf(specs).shape;
  const out = [
    'constitution: 1',
    `name: ${JSON.stringify(plan.name)}`,
    `community: ${plan.community}`,
    'members:',
    `  founders: ${plan.founders}${comments ? '  # people in week 0' : ''}`,
    `  capacity: ${plan.capacity}${comments ? '  # most people who can live here at once' : ''}`,
  ];
  for (const section of root.sections) {
    const lines = sectionLines(section, plan, comments, '');
    if (lines.length > 0) out.push('', ...lines);
  }
  return `${out.join('\n')}\n`;
}

/** The lines of a file that hold one clause, at its defaults, with comments; empty for an id that is no clause. */
export function clauseExample(id: string, specs: readonly AnySpec[]): string {
  const { root, clauseById } = formatOf(specs).shape;
  const clause = clauseById.get(id);
  if (!clause) return '';
  const plan = defaultPlan('eco', specs);
  const values = Object.fromEntries(clause.parameters.map((p) => [p.name, defaultValue(p.spec)]));
  const only = { ...plan, clauses: { [id]: values } };
  const lines = onlyClause(root, id).sections.flatMap((section) => sectionLines(section, only, true, ''));
  return [...lines, ...clause.needs.filter((need) => !(need in plan.clauses)).flatMap(asked)].join('\n');
}

/** A clause that is off unless it is asked for, asked for: `economy.token` gives a section with `token: true`. */
function asked(id: string): string[] {
  const segments = id.split('.');
  return segments.map((key, depth) => `${'  '.repeat(depth)}${key}:${depth === segments.length - 1 ? ' true' : ''}`);
}

/** A section without anything that does not lead to the clause. */
function onlyClause(section: Section, id: string): Section {
  const leads = (inner: Section): boolean =>
    inner.clause?.id === id || inner.statements.some((c) => c.id === id) || inner.sections.some(leads);
  return {
    ...section,
    clause: section.clause?.id === id ? section.clause : null,
    statements: section.statements.filter((c) => c.id === id),
    sections: section.sections.filter(leads).map((inner) => onlyClause(inner, id)),
  };
}

function sectionLines(section: Section, plan: Plan, comments: boolean, indent: string): string[] {
  const { key, clause, statements } = section;
  const deeper = `${indent}  `;
  if (statements.length > 0) {
    const listed = statements.filter(({ id }) => id in plan.clauses);
    const left = comments ? statements.filter(({ id }) => !(id in plan.clauses)) : [];
    return [
      `${indent}${key}:${listed.length === 0 ? ' []' : ''}`,
      ...listed.flatMap((c) => statementLines(c, plan.clauses[c.id], comments, deeper)),
      ...left.flatMap((c) => asComments(statementLines(c, null, comments, deeper), deeper)),
    ];
  }
  const inner = section.sections.flatMap((s) => sectionLines(s, plan, comments, deeper));
  if (!clause) return inner.length > 0 ? [`${indent}${key}:`, ...inner] : [];
  const values = plan.clauses[clause.id];
  const note = comments ? clauseNote(clause, indent) : [];
  const own = clause.parameters.map((p) => parameterLine(p, values?.[p.name], comments, deeper));
  if (clause.id === AMENDMENTS && values) own.push(`${deeper}${ENTRENCHED}: ${flowList(plan.entrenched)}`);
  if (!values) {
    const off = own.length > 0 && comments ? asComments([`${indent}${key}:`, ...own], indent) : [];
    return [...note, `${indent}${key}: false`, ...off];
  }
  const lines = [...own, ...inner];
  if (lines.length > 0) return [...note, `${indent}${key}:`, ...lines];
  return clause.spec.switch === 'always' ? [] : [...note, `${indent}${key}: true`];
}

function statementLines(
  clause: Clause,
  values: Readonly<Record<string, number>> | null,
  comments: boolean,
  indent: string,
): string[] {
  const deeper = `${indent}  `;
  const note = comments ? clauseNote(clause, indent) : [];
  const lines = clause.parameters.map((p) => parameterLine(p, values?.[p.name], comments, deeper));
  const who = clause.parameters.findIndex((p) => p.key === 'who');
  lines.splice(who === 0 ? 1 : 0, 0, `${deeper}${aimText(clause)}`);
  return [...note, `${indent}- ${lines[0].trimStart()}`, ...lines.slice(1)];
}

/** What a clause is, wrapped. */
function clauseNote(clause: Clause, indent: string): string[] {
  const { title, summary, switch: standing } = clause.spec;
  const needs = clause.needs.length > 0 ? ` Needs ${clause.needs.join(', ')}.` : '';
  const always = standing === 'always' ? ' Always in force.' : '';
  return wrap(`${title}. ${summary}${always}${needs}`, 108 - indent.length).map((line) => `${indent}# ${line}`);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function parameterLine(parameter: Parameter, value: number | undefined, comments: boolean, indent: string): string {
  const { key, spec } = parameter;
  const shownValue = value === undefined ? spec.default : fileValue(spec, value);
  const written = typeof shownValue === 'object' ? flowList(shownValue) : String(shownValue);
  const line = `${indent}${key}: ${written}`;
  if (!comments) return line;
  const meaning = spec.meaning.replace(/\.$/, '').replaceAll(/\s+/g, ' ');
  return `${line}  # ${meaning}; ${rangeText(parameter)}`;
}

function rangeText({ spec }: Parameter): string {
  switch (spec.type) {
    case 'number':
      return `${spec.unit}, ${spec.min} to ${spec.max}`;
    case 'boolean':
      return 'true or false';
    case 'enum':
      return spec.options.join(' | ');
    case 'set':
      return `any of ${spec.options.join(', ')}`;
  }
}

function flowList(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[${items.join(', ')}]`;
}

function asComments(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => `${indent}# ${line.slice(indent.length)}`);
}
