/**
 * A seeded mutation fuzzer for texts: mutants of good files, damaged as bytes, as lines and as trees.
 * The k-th mutant is always the same.
 */
import seedrandom from 'seedrandom';
import { parse, stringify } from 'yaml';
import type { ParameterSpec } from '../sim/core/contract.ts';
import { COMMUNITIES } from '../sim/core/plan.ts';
import type { Shape } from './clauses.ts';

const TOKENS = [
  '\0',
  '\t',
  '\r',
  '\n',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\ud800',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '&a ',
  '*a',
  '!!js/function ',
  '<<: *a\n',
  '? ',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '|',
  '>',
  ',',
  '__proto__: ',
  'constructor: ',
  '~',
  '.nan',
  '.inf',
  '-.inf',
  '1e999',
  '99999999999999999999',
  '0x10',
  '-0',
  '9'.repeat(400),
  'true',
  'false',
  'null',
  '[[[[[[[[',
  '{a: {a: {a: ',
];

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  0.5,
  1e308,
  -1e308,
  1e-308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  12_345.678,
  '',
  'yes',
  'off',
  '0.5',
  '50%',
  '10 hours',
  'consensus',
  '\u0000',
  '\u202etxet',
  'x'.repeat(5000),
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { __proto__x: 1 },
  ['a', 1, null],
];

export class Mutator {
  private readonly random: () => number;

  constructor(seed: string) {
    this.random = seedrandom(seed);
  }

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** One to four mutations of a text, by one of the three ways. */
  mutant(text: string, others: readonly string[]): string | Uint8Array {
    const way = this.below(4);
    const times = 1 + this.below(4);
    if (way === 0) return this.bytes(text, times);
    let mutated = text;
    for (let i = 0; i < times; i++)
      mutated = way === 1 ? this.characters(mutated) : way === 2 ? this.lines(mutated, others) : mutated;
    return way === 3 ? this.tree(text, times) : mutated;
  }

  private bytes(text: string, times: number): Uint8Array {
    let bytes = new TextEncoder().encode(text);
    for (let i = 0; i < times; i++) {
      const at = this.below(bytes.length);
      const length = this.below(40);
      switch (this.below(4)) {
        case 0:
          bytes[at] ^= 1 << this.below(8);
          break;
        case 1:
          bytes[at] = this.below(256);
          break;
        case 2:
          bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + length)]);
          break;
        default:
          bytes = bytes.slice(0, Math.max(1, at));
      }
    }
    return bytes;
  }

  private characters(text: string): string {
    const at = this.below(text.length + 1);
    const token = this.pick(TOKENS);
    const removed = this.below(2) * this.below(8);
    return text.slice(0, at) + token + text.slice(at + removed);
  }

  private lines(text: string, others: readonly string[]): string {
    const lines = text.split('\n');
    const at = this.below(lines.length);
    switch (this.below(5)) {
      case 0:
        lines.splice(at, 1);
        break;
      case 1:
        lines.splice(at, 0, lines[at]);
        break;
      case 2:
        lines[at] = `${' '.repeat(this.below(9))}${lines[at].trimStart()}`;
        break;
      case 3:
        lines.splice(
          at,
          0,
          ...this.pick(others)
            .split('\n')
            .slice(this.below(30))
            .slice(0, 1 + this.below(6)),
        );
        break;
      default:
        lines.splice(this.below(lines.length), 0, ...lines.splice(at, 1 + this.below(5)));
    }
    return lines.join('\n');
  }

  private tree(text: string, times: number): string {
    const top: unknown = parse(text);
    for (let i = 0; i < times; i++) this.alter(top);
    return stringify(top, { aliasDuplicateObjects: false });
  }

  /** Walks down at random and changes what it comes to. */
  private alter(top: unknown): void {
    let node = top as Record<string, unknown>;
    for (;;) {
      const keys = Object.keys(node);
      if (keys.length === 0) return;
      const key = this.pick(keys);
      const inner = node[key];
      if (typeof inner === 'object' && inner !== null && this.below(8) > 0) {
        node = inner as Record<string, unknown>;
        continue;
      }
      switch (this.below(5)) {
        case 0:
          delete node[key];
          break;
        case 1:
          if (!Array.isArray(node)) node[this.misspelt(key)] = inner;
          break;
        case 2:
          node[key] = typeof inner === 'number' ? inner * this.pick([0.5, 1.1, -1, 10, 1000]) : this.pick(VALUES);
          break;
        case 3:
          node[key] = { [key]: inner };
          break;
        default:
          node[key] = this.pick(VALUES);
      }
      return;
    }
  }

  private misspelt(key: string): string {
    const at = this.below(key.length);
    return this.pick([key.slice(0, at) + key.slice(at + 1), key.toUpperCase(), `${key}x`, key.replaceAll('_', ''), '']);
  }

  /** Settings from the whole range of the format, ends included: clauses off, parameters anywhere. */
  settings(shape: Shape): string[] {
    const settings: string[] = [];
    const off = new Set<string>();
    for (const { id, spec } of shape.clauses) if (spec.switch !== 'always' && this.below(5) === 0) off.add(id);
    // Nothing is asked for without what it needs.
    const on = (id: string): boolean => !off.has(id) && (shape.clauseById.get(id)?.needs ?? []).every(on);
    for (const id of off) settings.push(`${id}=false`);
    for (const { id, spec } of shape.clauses) if (spec.switch === 'off' && on(id)) settings.push(`${id}=true`);
    for (const { id, parameters } of shape.clauses) {
      if (!on(id)) continue;
      for (const { path, spec } of parameters) {
        if (this.below(2) === 0) settings.push(`${path}=${JSON.stringify(this.value(spec, on))}`);
      }
    }
    const founders = 2 + this.below(60);
    const capacity = founders + this.below(60);
    return [
      ...settings,
      `community=${this.pick(COMMUNITIES)}`,
      `members.capacity=${capacity}`,
      `members.founders=${founders}`,
    ];
  }

  private value(spec: ParameterSpec, on: (id: string) => boolean): unknown {
    if (spec.type === 'boolean') return this.below(2) === 1;
    if (spec.type === 'enum') {
      // What stands for a clause that is off is refused.
      return this.pick(spec.options.filter((_, k) => !spec.clauses?.[k] || on(spec.clauses[k])));
    }
    if (spec.type === 'set') return spec.options.filter(() => this.below(2) === 1);
    const inside = spec.min + ((spec.max - spec.min) * this.below(1000)) / 1000;
    const value = this.pick([spec.min, spec.max, inside, inside]);
    return spec.integer ? Math.round(value) : value;
  }
}
