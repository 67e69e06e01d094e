/**
 * Walks the imports of a source tree and names every breach of `rules.ts`: wrong arrows, values
 * imported where only types may be, packages a room may not use, circles, and banned arithmetic or
 * globals in the engine. Works on text by path, so that a test can plant a breach.
 */
import { posix } from 'node:path';
import { parseSync } from 'vite';
import {
  ALLOWED,
  BANNED_GLOBALS,
  BANNED_METHODS,
  PORTABLE_MATH,
  PORTABLE_ROOMS,
  ROOMS,
  type Room,
  TEST_PACKAGES,
} from './rules.ts';

export interface Import {
  readonly from: string;
  /** A path in the tree, or a package. */
  readonly to: string;
  readonly inTree: boolean;
  readonly typeOnly: boolean;
}

/** A node of the syntax tree, as far as this scan looks at it. */
type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) yield* value.filter(isNode);
    else if (isNode(value)) yield value;
  }
}

function* descendants(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* descendants(child);
}

function parse(path: string, text: string): Node {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program as unknown as Node;
}

export function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => path.startsWith(`${room}/`));
}

const isTest = (path: string) => /\.(test|fixture)\.tsx?$/.test(path);

/** Every specifier of a type-only declaration is a type; so is a declaration that names only types. */
function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return specifiers.length > 0 && specifiers.every((s) => s.importKind === 'type' || s.exportKind === 'type');
}

function importsOf(path: string, program: Node): Import[] {
  const found: Import[] = [];
  for (const node of descendants(program)) {
    const source = node.source as { value?: unknown } | null | undefined;
    const imports = [
      'ImportDeclaration',
      'ExportNamedDeclaration',
      'ExportAllDeclaration',
      'ImportExpression',
      'TSImportType',
    ];
    if (!imports.includes(node.type) || typeof source?.value !== 'string') continue;
    const specifier = source.value.replace(/[?#].*$/, '');
    const inTree = specifier.startsWith('.');
    const to = inTree ? posix.normalize(posix.join(posix.dirname(path), specifier)) : specifier;
    found.push({ from: path, to, inTree, typeOnly: node.type === 'TSImportType' || isTypeOnly(node) });
  }
  return found;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function wrongArrow(edge: Import): string | undefined {
  const from = roomOf(edge.from);
  if (!from) return undefined;
  const allowed = ALLOWED[from];
  if (edge.inTree) {
    const to = roomOf(edge.to);
    if (!to) return undefined;
    if (isTest(edge.to) && !isTest(edge.from) && from !== 'tests' && from !== 'bench')
      return `${edge.from}: ${edge.to} is for tests`;
    if (to === from || allowed.imports.includes(to)) return undefined;
    if (isTest(edge.from) && allowed.inTests?.includes(to)) return undefined;
    if (!allowed.types.includes(to)) return `${edge.from}: ${from} may not import ${to} (${edge.to})`;
    return edge.typeOnly ? undefined : `${edge.from}: ${from} may import only types of ${to} (${edge.to})`;
  }
  if (edge.to.startsWith('node:')) {
    const nodeRooms: readonly Room[] = ['cli', 'bench', 'docs', 'tests'];
    const fine = nodeRooms.includes(from) || edge.from.includes('.node.') || isTest(edge.from);
    return fine ? undefined : `${edge.from}: ${edge.to} belongs in a *.node.ts file`;
  }
  const name = packageName(edge.to);
  if (allowed.packages.includes(name) || (isTest(edge.from) && TEST_PACKAGES.includes(name))) return undefined;
  return `${edge.from}: ${from} may not use the package ${name}`;
}

/** Circles of imports, each told once, beginning at its first file by name. */
function circles(edges: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const edge of edges)
    if (edge.inTree && !edge.typeOnly) targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge.to]);
  const done = new Set<string>();
  const trail: string[] = [];
  const found = new Set<string>();
  const visit = (path: string) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const ring = trail.slice(at);
      const first = ring.indexOf([...ring].sort()[0] as string);
      const turned = [...ring.slice(first), ...ring.slice(0, first)];
      found.add(`circle: ${[...turned, turned[0]].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    trail.push(path);
    for (const target of targets.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of [...targets.keys()].sort()) visit(path);
  return [...found];
}

/** The name after the dot, also of `Math['exp']`; undefined for a computed name. */
function memberName(node: Node): string | undefined {
  const property = node.property as Node;
  if (!node.computed) return property.name as string;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}

/** Positions in which an identifier is a mere name and refers to nothing. */
function isMereName(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return parent.property === node && !parent.computed;
  if (parent.type === 'Property' || parent.type === 'PropertyDefinition' || parent.type === 'MethodDefinition') {
    return parent.key === node && !parent.computed && parent.shorthand !== true;
  }
  return parent.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull|Instantiation|TypeAssertion)/.test(parent.type);
}

/** Names that the file declares anywhere; a local `self` is not the global one. */
function declaredNames(program: Node): Set<string> {
  const names = new Set<string>();
  const add = (pattern: unknown) => {
    if (!isNode(pattern)) return;
    for (const node of descendants(pattern)) if (node.type === 'Identifier') names.add(node.name as string);
  };
  for (const node of descendants(program)) {
    if (node.type === 'VariableDeclarator') add(node.id);
    else if (node.type.startsWith('Import') && node.local) add(node.local);
    else if (Array.isArray(node.params)) node.params.forEach(add);
  }
  return names;
}

function bannedIn(path: string, program: Node): string[] {
  const found = new Set<string>();
  const declared = declaredNames(program);
  const look = (node: Node, parent: Node) => {
    if (node.type === 'BinaryExpression' && node.operator === '**') found.add('**');
    if (node.type === 'AssignmentExpression' && node.operator === '**=') found.add('**=');
    if (node.type === 'MemberExpression') {
      const name = memberName(node);
      if (name && BANNED_METHODS.has(name)) found.add(name);
    }
    if (node.type === 'Identifier' && !isMereName(node, parent)) {
      const name = node.name as string;
      if (name === 'Math') {
        // `Math` on its own could be taken apart or passed on; only `Math.name` can be judged.
        const used = parent.type === 'MemberExpression' ? memberName(parent) : undefined;
        if (!used || !PORTABLE_MATH.has(used)) found.add(`Math.${used ?? '…'}`);
      } else if (BANNED_GLOBALS.has(name) && !declared.has(name)) found.add(name);
    }
    for (const child of childrenOf(node)) look(child, node);
  };
  look(program, program);
  return [...found].map((name) => `${path}: ${name} is not allowed here`);
}

/** All breaches in a tree of sources, given as text by path. */
export function breaches(tree: ReadonlyMap<string, string>): string[] {
  const edges: Import[] = [];
  const found: string[] = [];
  for (const [path, text] of tree) {
    const program = parse(path, text);
    edges.push(...importsOf(path, program));
    const room = roomOf(path);
    if (room && PORTABLE_ROOMS.includes(room) && !isTest(path)) found.push(...bannedIn(path, program));
  }
  for (const edge of edges) {
    const wrong = wrongArrow(edge);
    if (wrong) found.push(wrong);
    if (!edge.inTree) continue;
    if (!/\.[a-z]+$/.test(edge.to)) found.push(`${edge.from}: ${edge.to} lacks its ending`);
    else if (/\.tsx?$/.test(edge.to) && !tree.has(edge.to)) found.push(`${edge.from}: ${edge.to} is not there`);
  }
  return [...found, ...circles(edges)].sort();
}
