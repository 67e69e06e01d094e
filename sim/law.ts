/**
 * The law in force: the running value of every clause parameter, one copy, amended at the start of a
 * week. Mechanisms read the values through their `p`; levers are names for some of them. The pending
 * values are state, so that a snapshot taken between a decision and its effect carries both.
 */
import type { Law } from './core/contract.ts';
import type { Layout } from './layout.ts';

export class LawInForce implements Law {
  readonly values: Float64Array;
  readonly pending: Float64Array;
  /** Number of weeks in which the law has changed. */
  version = 0;
  private readonly layout: Layout;
  private readonly closed: Uint8Array;
  private readonly indices: ReadonlyMap<string, number>;

  constructor(layout: Layout) {
    this.layout = layout;
    const count = layout.parameters.length;
    // Names of properties are one string each to the engine, as literals are: looking one up compares no letters.
    this.indices = new Map(Object.entries(Object.fromEntries(layout.parameters.map((p, i) => [p.path, i]))));
    this.values = new Float64Array(count);
    this.pending = new Float64Array(count);
    this.closed = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const parameter = layout.parameters[i];
      this.values[i] = parameter.value;
      this.pending[i] = parameter.value;
      const shut = layout.plan.entrenched.some((p) => parameter.path === p || parameter.path.startsWith(`${p}.`));
      this.closed[i] = shut || !parameter.amendable ? 1 : 0;
    }
  }

  indexOf(path: string): number {
    return this.indices.get(path) ?? -1;
  }

  value(index: number): number {
    return this.values[index];
  }

  has(clause: string): boolean {
    return clause in this.layout.plan.clauses;
  }

  min(index: number): number {
    return this.layout.parameters[index].min;
  }

  max(index: number): number {
    return this.layout.parameters[index].max;
  }

  entrenched(index: number): boolean {
    return this.closed[index] === 1;
  }

  amend(index: number, value: number): void {
    const parameter = this.layout.parameters[index];
    if (Number.isNaN(value)) throw new Error(`${parameter.path} cannot be amended to NaN`);
    const inside = Math.min(parameter.max, Math.max(parameter.min, value));
    this.pending[index] = parameter.integer ? Math.round(inside) : inside;
  }

  /** Start of a week: pending values come into force. True when anything changed. */
  takeEffect(): boolean {
    let changed = false;
    for (let i = 0; i < this.values.length; i++) {
      if (this.values[i] === this.pending[i]) continue;
      this.values[i] = this.pending[i];
      changed = true;
    }
    if (changed) this.version++;
    return changed;
  }
}
