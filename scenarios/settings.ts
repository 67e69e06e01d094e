/**
 * Single values set from outside a file, `governance.consensus.threshold=0.8`: the YAML document is edited,
 * so that comments survive, and the result is checked like any file. Issues that a setting brings are
 * placed in the setting, one line for each.
 */
import { type Document, isAlias, isCollection, isMap, isNode, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { AnySpec } from '../sim/core/contract.ts';
import type { Issue } from '../sim/core/plan.ts';
import { AMENDMENTS, type Clause, ENTRENCHED, type Shape } from './clauses.ts';
import { readConstitution } from './constitution.ts';
import { didYouMean, inOrder, shown } from './issues.ts';
import { PARSE_OPTIONS } from './read.ts';
import { formatOf } from './schema.ts';
import { readSource } from './source.ts';

const FILE = '--set';
const TOP = ['name', 'community', 'members.founders', 'members.capacity'];

export interface AppliedSettings {
  /** The text with the settings in it. */
  readonly text: string;
  /** Problems of the settings; lines count settings. Problems that the text had before are not among them. */
  readonly issues: Issue[];
}

/** Applies settings in order to the text of a constitution. A text that is no YAML comes back unchanged. */
export function applySettings(source: string, settings: readonly string[], specs: readonly AnySpec[]): AppliedSettings {
  const { text: clean, issues: refusals } = readSource(source, FILE);
  const document = parseDocument(refusals.length > 0 ? '' : clean, PARSE_OPTIONS);
  if (document.errors.length > 0 || !isMap(document.contents)) return { text: source, issues: [] };
  const { shape } = formatOf(specs);
  const check = (text: string) => readConstitution(text, FILE, specs).issues;
  const known = new Set(check(clean).map(identity));
  const issues: Issue[] = [];
  /** Setting with which an issue came, by the issue's identity; dropped again when a later setting mends it. */
  const origin = new Map<string, number>();
  let text = clean;
  let found: Issue[] = [];
  settings.forEach((setting, i) => {
    const problem = applyOne(document, setting, shape);
    if (problem) {
      issues.push({ ...problem, line: i + 1 });
      return;
    }
    text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
    found = check(text).filter((issue) => !known.has(identity(issue)));
    const now = new Set(found.map(identity));
    for (const key of origin.keys()) if (!now.has(key)) origin.delete(key);
    for (const key of now) if (!origin.has(key)) origin.set(key, i);
  });
  for (const issue of found) {
    const at = origin.get(identity(issue)) ?? 0;
    issues.push({ ...issue, line: at + 1, column: settings[at].indexOf('=') + 2 });
  }
  return { text, issues: inOrder(issues) };
}

function identity(issue: Issue): string {
  return `${issue.path}: ${issue.message}`;
}

function applyOne(document: Document, setting: string, shape: Shape): Issue | null {
  const refuse = (column: number, message: string, expected: string, received: string, suggestion = ''): Issue => {
    return { file: FILE, line: 1, column, path: '', message, expected, received, suggestion };
  };
  const equals = setting.indexOf('=');
  const form = 'path=value, such as governance.consensus.threshold=0.8';
  if (equals <= 0 || setting.includes('\n')) return refuse(1, 'this is not a setting', form, shown(setting));
  const path = setting.slice(0, equals).trim();
  const lists = shape.clauseById.has(AMENDMENTS) ? [`${AMENDMENTS}.${ENTRENCHED}`] : [];
  const known = [...TOP, ...lists, ...shape.clauseById.keys(), ...shape.parameterByPath.keys()];
  if (!known.includes(path)) {
    return refuse(1, `no clause or parameter is called \`${path}\``, form, path, didYouMean(path, known));
  }
  const source = readSource(setting.slice(equals + 1), FILE);
  const value = parseDocument(source.issues.length > 0 ? '' : source.text, PARSE_OPTIONS);
  if (source.issues.length > 0 || value.errors.length > 0 || value.contents === null || isAlias(value.contents)) {
    return refuse(equals + 2, `\`${path}\` is set to something that cannot be read`, 'a value', shown(source.text));
  }
  const clause = [...shape.clauseById.values()].find(
    ({ id, spec }) => spec.statement && `${path}.`.startsWith(`${id}.`),
  );
  const done = clause
    ? setStatement(document, clause, path.slice(clause.id.length + 1), value.contents, shape)
    : setAt(document, path.split('.'), value.contents);
  return done ? null : refuse(1, `\`${path}\` stands under an alias or a list and cannot be set`, 'a mapping', path);
}

/** Sets a value, making mappings on the way; `true`, `false` and nothing give way to a mapping. */
function setAt(document: Document, path: readonly string[], value: unknown): boolean {
  for (let length = 1; length < path.length; length++) {
    const around = path.slice(0, length);
    const node = document.getIn(around, true);
    if (isMap(node)) continue;
    if (isAlias(node) || isSeq(node)) return false;
    document.setIn(around, document.createNode({}));
  }
  keepComments(document.getIn(path, true), value);
  document.setIn(path, value);
  return true;
}

/** Comments beside the value that was there stay beside the one that replaces it. */
function keepComments(from: unknown, to: unknown): void {
  if (isNode(from) && isNode(to)) Object.assign(to, { comment: from.comment, commentBefore: from.commentBefore });
}

/**
 * Sets one key of a statement, or switches the statement by true or false. Where the file has no list, the
 * statements that hold by default are written out first, since a list is complete.
 */
function setStatement(document: Document, clause: Clause, key: string, value: unknown, shape: Shape): boolean {
  const path = clause.id.split('.').slice(0, -1);
  const { deontic, aim } = clause.spec.statement ?? { deontic: 'must', aim: '' };
  let list = document.getIn(path, true);
  if (!isSeq(list)) {
    if (isCollection(list) || isAlias(list)) return false;
    const siblings = shape.clauses.filter(({ id, spec }) => spec.statement && id.startsWith(`${path.join('.')}.`));
    const standing = siblings.filter(({ spec }) => spec.switch !== 'off').map(({ spec }) => spec.statement);
    const statements = standing.map((s) => (s ? { [s.deontic]: s.aim } : {}));
    if (!setAt(document, path, document.createNode(statements))) return false;
    list = document.getIn(path, true);
    if (!isSeq(list)) return false;
  }
  const at = list.items.findIndex((item) => isMap(item) && item.get(deontic) === aim);
  const off = key === '' && isFalse(value);
  if (off) {
    if (at >= 0) list.delete(at);
    return true;
  }
  if (at < 0) list.add(document.createNode({ [deontic]: aim }));
  const statement = list.items[at < 0 ? list.items.length - 1 : at] as YAMLMap;
  if (key !== '') {
    keepComments(statement.get(key, true), value);
    statement.set(key, value);
  }
  return true;
}

function isFalse(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'value' in value && value.value === false;
}
