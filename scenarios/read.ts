/**
 * YAML 1.2 text to plain values, with the place of every key and value. The tree is walked here and not by
 * the parser's own conversion, so that aliases are followed only so often, every refusal has a place, and
 * no key of the text becomes a property that means something to JavaScript.
 */

import type { Document, Node } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Issue } from '../sim/core/plan.ts';
import { inOrder, type Path, pathText, shown } from './issues.ts';
import { MOST_DEPTH, readSource } from './source.ts';

/** Values that one text may come to, aliases followed; a constitution with every clause has a tenth of it. */
const MOST_VALUES = 10_000;
const MOST_ALIASES = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What an issue says beside its place. */
export interface Said {
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  readonly suggestion?: string;
}

export type Mapping = Readonly<Record<string, unknown>>;

/** Places of keys and values by path, and the issues found so far. */
export class Reading {
  readonly file: string;
  readonly issues: Issue[] = [];
  /** First line with a syntax error; only what stands before it can be trusted. */
  brokenFrom = Number.POSITIVE_INFINITY;
  /** The mapping at the top; null when the text could not be read as one. */
  value: Mapping | null = null;
  private readonly keys = new Map<string, Place>();
  private readonly values = new Map<string, Place>();

  constructor(file: string) {
    this.file = file;
  }

  note(path: Path, key: Place | null, value: Place | null): void {
    if (key) this.keys.set(path.join('\0'), key);
    if (value) this.values.set(path.join('\0'), value);
  }

  /** Place of a key (or value) or, when it is not in the text, of the nearest thing around it. */
  place(path: Path, what: 'key' | 'value'): Place {
    const [first, second] = what === 'key' ? [this.keys, this.values] : [this.values, this.keys];
    const exact = first.get(path.join('\0')) ?? second.get(path.join('\0'));
    if (exact) return exact;
    for (let length = path.length - 1; length > 0; length--) {
      const around = path.slice(0, length).join('\0');
      const place = this.keys.get(around) ?? this.values.get(around);
      if (place) return place;
    }
    return this.values.get('') ?? { line: 1, column: 1 };
  }

  report(place: Place, path: Path, said: Said): void {
    const { message, expected = '', received = '', suggestion = '' } = said;
    const { line, column } = place;
    this.issues.push({ file: this.file, line, column, path: pathText(path), message, expected, received, suggestion });
  }

  sorted(): Issue[] {
    return inOrder(this.issues);
  }

  /**
   * All issues in order. Of those found after the first `syntactic` ones, only what stands before a syntax
   * error is kept: the rest may be its echo.
   */
  settle(syntactic: number): Issue[] {
    return inOrder(this.issues.filter((issue, i) => i < syntactic || issue.line < this.brokenFrom));
  }
}

/** Options under which every text is parsed. Duplicate keys are found by the walk, in linear time. */
export const PARSE_OPTIONS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: false,
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

const COLON = ['a key must be followed by a colon and a space', 'write it as `key: value`'] as const;
/** By the parser’s code: what is wrong in plain words, and what to do. */
const PROBLEMS: Readonly<Record<string, readonly [message: string, suggestion: string]>> = {
  TAB_AS_INDENT: ['a tab is used for indentation', 'indent with spaces'],
  BAD_INDENT: ['the indentation does not fit', 'align the line with its neighbours'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a key of a mapping cannot stand here',
    'put each key on a line of its own, and texts that hold a colon in quotes',
  ],
  MULTILINE_IMPLICIT_KEY: ['a key must stand on one line, followed by a colon and a space', 'write it as `key: value`'],
  MISSING_CHAR: ['a sign is missing, such as the colon after a key or a closing quote or bracket', ''],
  UNEXPECTED_TOKEN: ['this cannot stand here', ''],
  BAD_SCALAR_START: ['a text cannot begin with this sign', 'put the text in quotes'],
  BAD_ALIAS: ['the name after `*` does not fit', 'put the text in quotes if it is meant as it stands'],
  BAD_DQ_ESCAPE: ['there is no such escape in double quotes', 'use single quotes, or write `\\\\` for a backslash'],
  BLOCK_IN_FLOW: ['lines with `key:` or `- ` cannot stand inside brackets', 'close the bracket first'],
  MULTIPLE_ANCHORS: ['a value has two names after `&`', 'delete one of them'],
};

/** More exact than its code is what the parser says here. */
const MESSAGES: readonly (readonly [RegExp, readonly [message: string, suggestion: string]])[] = [
  [/^Implicit map keys need to be followed by map values/, COLON],
  [/^Implicit keys need to be on a single line/, COLON],
  [
    /^Nested mappings are not allowed in compact mappings/,
    ['a second key cannot stand here', 'align it with its neighbours, or put a text that holds a colon in quotes'],
  ],
  [/quote/, ['a quotation is not closed', 'end the text with the quote it begins with']],
  [/^Flow (?:map|sequence)|Expected .* to end with [\]}]/, ['a bracket is not closed', 'close it with `]` or `}`']],
];

/** Reads a text whose top is a mapping. `word` is its first key and names its kind: `constitution`. */
export function readYaml(source: string | Uint8Array, file: string, word: string): Reading {
  const reading = new Reading(file);
  const { text, issues } = readSource(source, file);
  if (issues.length > 0) {
    reading.issues.push(...issues);
    return reading;
  }
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const parsed = parseAllDocuments(text, { ...PARSE_OPTIONS, lineCounter: lines });
  const documents: readonly Document.Parsed[] = 'empty' in parsed ? [] : parsed;
  const problems = ('empty' in parsed ? [parsed] : parsed).flatMap((d) => [...d.errors, ...d.warnings]);
  for (const problem of problems) {
    const place = at(problem.pos[0]);
    const [message, suggestion] = MESSAGES.find(([says]) => says.test(problem.message))?.[1] ??
      PROBLEMS[problem.code] ?? ['this is not YAML', ''];
    reading.brokenFrom = Math.min(reading.brokenFrom, place.line);
    reading.report(place, [], { message: `${message} (YAML: ${problem.message.slice(0, 160)})`, suggestion });
  }
  const begin = `begin with \`${word}: 1\``;
  const [document] = documents;
  if (!document || document.contents === null) {
    if (problems.length === 0) {
      reading.report(at(0), [], {
        message: 'the file is empty',
        expected: `a ${word}`,
        received: 'nothing',
        suggestion: begin,
      });
    }
    return reading;
  }
  if (documents.length > 1) {
    reading.report(at(documents[1].range[0]), [], {
      message: 'a second document begins here',
      expected: 'one document a file',
      received: `${documents.length} documents`,
      suggestion: 'write each to a file of its own',
    });
  }
  const { yaml } = document.directives;
  if (yaml.explicit && yaml.version !== '1.2') {
    reading.report(at(0), [], {
      message: 'files are read as YAML 1.2',
      expected: '%YAML 1.2',
      received: `%YAML ${yaml.version}`,
      suggestion: 'delete the %YAML line',
    });
    return reading;
  }
  const walk = new Walk(reading, document, at);
  const top = walk.top();
  if (walk.full) return reading;
  if (typeof top !== 'object' || top === null || Array.isArray(top)) {
    reading.report(reading.place([], 'value'), [], {
      message: `this is not a ${word}`,
      expected: 'a mapping of keys to values',
      received: shown(top),
      suggestion: begin,
    });
    return reading;
  }
  reading.value = top as Mapping;
  return reading;
}

/** One pass over a document's tree. */
class Walk {
  private readonly reading: Reading;
  private readonly document: Document.Parsed;
  private readonly at: (offset: number) => Place;
  private readonly within: Node[] = [];
  private readonly anchors = new Map<string, Node>();
  /** The text comes to more values than are read. */
  full = false;
  private values = 0;
  private aliases = 0;

  constructor(reading: Reading, document: Document.Parsed, at: (offset: number) => Place) {
    this.reading = reading;
    this.document = document;
    this.at = at;
  }

  top(): unknown {
    const { contents } = this.document;
    return this.walk(contents, [], this.placeOf(contents, { line: 1, column: 1 }));
  }

  /** An empty value stands nowhere: its key is shown instead. */
  private placeOf(node: unknown, fallback: Place): Place {
    const range = (node as Node | null)?.range;
    return range && range[1] > range[0] ? this.at(range[0]) : fallback;
  }

  private walk(node: unknown, path: Path, place: Place): unknown {
    const { reading } = this;
    if (this.full) return null;
    reading.note(path, null, place);
    if (++this.values > MOST_VALUES) {
      this.full = true;
      const expected = `at most ${MOST_VALUES} values, aliases followed`;
      reading.report(place, path, { message: 'the text comes to too many values', expected, received: 'more' });
      return null;
    }
    if (path.length > MOST_DEPTH) {
      const expected = `at most ${MOST_DEPTH} levels`;
      reading.report(place, path, { message: 'the text is nested too deeply', expected, received: 'more' });
      return null;
    }
    if (isAlias(node)) return this.follow(node.source, path, place);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) this.anchors.set(node.anchor, node);
    if (!isMap(node) && !isSeq(node)) return isScalar(node) ? node.value : null;
    this.within.push(node);
    const value = isMap(node)
      ? this.mapping(node.items, path, place)
      : node.items.map((item, i) => this.walk(item, [...path, i], this.placeOf(item, place)));
    this.within.pop();
    return value;
  }

  private mapping(items: readonly unknown[], path: Path, place: Place): Mapping {
    const { reading } = this;
    const value: Record<string, unknown> = {};
    for (const pair of items) {
      if (!isPair(pair)) continue;
      const key = isScalar(pair.key) ? pair.key.value : undefined;
      const here = this.placeOf(pair.key, place);
      if (typeof key !== 'string') {
        const received = isScalar(pair.key) ? shown(key) : 'something else';
        reading.report(here, path, { message: 'a key that is not a name', expected: 'a name', received });
        continue;
      }
      const inner = [...path, key];
      if (FORBIDDEN.has(key)) {
        const suggestion = 'delete it';
        reading.report(here, inner, { message: `\`${key}\` cannot be a key`, received: key, suggestion });
      } else if (Object.hasOwn(value, key)) {
        reading.report(here, inner, {
          message: `\`${key}\` is written twice`,
          expected: 'each key once',
          received: `the first on line ${reading.place(inner, 'key').line}`,
          suggestion: 'delete one of them',
        });
      } else {
        reading.note(inner, here, null);
        value[key] = this.walk(pair.value, inner, this.placeOf(pair.value, here));
      }
    }
    return value;
  }

  private follow(name: string, path: Path, place: Place): unknown {
    const many = ++this.aliases > MOST_ALIASES;
    const node = this.anchors.get(name);
    if (node && !many && !this.within.includes(node)) return this.walk(node, path, place);
    this.reading.report(place, path, {
      message: many ? 'too many aliases' : node ? 'an alias that holds itself' : 'an unknown alias',
      expected: many ? `at most ${MOST_ALIASES}` : 'an anchor defined before it',
      received: `*${name}`,
      suggestion: 'write the value itself',
    });
    return null;
  }
}
