/** Tables that are written from the specs, in Markdown. */
import { COMMUNITY_PRESETS } from '../sim/communities.ts';
import { type AnySpec, type EventSpec, LEVERS, type ParameterSpec, PHASES } from '../sim/core/contract.ts';
import { COMMUNITIES } from '../sim/core/plan.ts';
import type { Telling } from '../sim/core/telling.ts';
import { snake } from '../sim/core/words.ts';
import { SIGNALS } from '../sim/fragility/index.ts';
import { observables } from '../sim/fragility/observer.ts';
import type { Layout } from '../sim/layout.ts';
import { escaped } from './headers.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A bar ends a cell, even between backticks, unless it is escaped. */
const cell = (text: string): string => text.replace(/(?<!\\)\|/g, '\\|');

export const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

function number(x: number): string {
  if (x === Number.POSITIVE_INFINITY) return '∞';
  if (x === Number.NEGATIVE_INFINITY) return '−∞';
  return String(x).replace('-', '−');
}

const range = (min: number, max: number): string =>
  min === -max && max === Infinity ? 'any' : `${number(min)} to ${number(max)}`;

/** Unit, range and default of a parameter, in words. */
export function parameterWords(spec: ParameterSpec): readonly [unit: string, range: string, initial: string] {
  switch (spec.type) {
    case 'number':
      return [spec.unit, `${range(spec.min, spec.max)}${spec.integer ? ', whole' : ''}`, number(spec.default)];
    case 'boolean':
      return ['yes or no', '', spec.default ? 'yes' : 'no'];
    case 'enum':
      return ['one of', spec.options.map(code).join(', '), code(spec.default)];
    case 'set':
      return ['any of', spec.options.map(code).join(', '), spec.default.map(code).join(', ') || 'none'];
  }
}

export function leverTable(layout: Layout): string {
  const rows = LEVERS.map(({ id, path }) => {
    const parameter = layout.parameters.find((p) => p.path === path);
    if (!parameter) throw new Error(`the lever ${id} names ${path}, which no mechanism brings`);
    const [unit, bounds, initial] = parameterWords(parameter.spec);
    return [code(id), code(path), escaped(unit), bounds, initial, escaped(parameter.spec.meaning)];
  });
  return table(['lever', 'clause parameter', 'unit', 'range', 'default', 'meaning'], rows);
}

export function scheduleTable(layout: Layout): string {
  const rows = PHASES.map((phase, k) => [
    String(k + 1),
    phase,
    layout.phases[phase].map(({ id }) => code(id)).join(', '),
  ]);
  return table(['', 'phase', 'mechanisms in order'], rows);
}

export function entityTable(layout: Layout, meaning: Readonly<Record<string, string>>): string {
  const rows = Object.entries(meaning).map(([name, row]) => {
    const columns = layout.columns.filter((c) => c.table === name);
    const state = columns.filter(({ role }) => role === 'state' || role === 'stock');
    const count = (list: typeof columns): string => String(list.reduce((sum, { width }) => sum + width, 0));
    return [code(name), row, count(state), count(columns.filter((c) => !state.includes(c)))];
  });
  return table(['table', 'a row is', 'state variables', 'recorded terms and minutes'], rows);
}

export function stockTable(layout: Layout): string {
  const weeks = (x: number): string => (x === 0 ? 'none' : number(x));
  const rows = layout.stocks.map(({ path, spec, owner, terms }) => {
    const adders = [...new Set(terms.map((at) => layout.columns[at].owner))].map(code).join(', ');
    const halfLives =
      spec.halfLifeUpWeeks === spec.halfLifeDownWeeks
        ? weeks(spec.halfLifeUpWeeks)
        : `${weeks(spec.halfLifeUpWeeks)} up, ${weeks(spec.halfLifeDownWeeks)} down`;
    return [code(path), code(owner), halfLives, range(spec.min, spec.max), number(spec.base), spec.phase, adders];
  });
  return table(['stock', 'owner', 'half-life, weeks', 'range', 'base', 'integrated in', 'terms come from'], rows);
}

export function signalTable(): string {
  const rows = SIGNALS.map((s) => [
    code(`signals.${s.id}`),
    escaped(s.formula),
    number(s.warning),
    number(s.critical),
    s.everyWeeks === 1 ? 'weekly' : `every ${s.everyWeeks} weeks`,
    escaped(s.source),
  ]);
  return table(['signal', 'formula', 'warning', 'critical', 'observed', 'source'], rows);
}

export function communityTable(): string {
  const paths = [...new Set(COMMUNITIES.flatMap((c) => Object.keys(COMMUNITY_PRESETS[c])))].sort();
  const rows = paths.map((path) => [code(path), ...COMMUNITIES.map((c) => String(COMMUNITY_PRESETS[c][path] ?? ''))]);
  return table(['', ...COMMUNITIES], rows);
}

export function observableTable(): string {
  const rows = observables().map(({ name, unit, meaning }) => [code(name), escaped(unit), escaped(meaning)]);
  return table(['observable', 'unit', 'meaning'], rows);
}

/** What the numbers that an event names mean. */
function numbersOf(event: EventSpec): string {
  return (['a', 'b'] as const)
    .filter((place) => event.says.includes(`{${place}}`))
    .map((place) => `{${place}}: ${tellingWords(event[place])}`)
    .join('; ');
}

function tellingWords(telling: Telling | undefined): string {
  switch (telling?.as) {
    case 'count':
      return telling.many;
    case 'name':
      return telling.names.filter((name) => name !== '').join(' / ');
    case 'bits':
      return [...telling.names, telling.none].join(' / ');
    case 'level':
      return telling.steps.map(([, words]) => words).join(' / ');
    case 'parameter':
      return `value of \`${telling.path}\``;
    case 'share':
    case 'week':
      return telling.as;
    case undefined:
      throw new Error('an event names a number that it does not declare');
  }
}

/** Everything a mechanism brings and touches, for the reference. */
export function mechanismTables(spec: AnySpec): string[] {
  const parts: string[] = [];
  const add = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): void => {
    if (rows.length > 0) parts.push(`${title}\n\n${table(head, rows)}`);
  };
  const parameters = Object.entries(spec.parameters).map(([name, p]) => {
    const [unit, bounds, initial] = parameterWords(p);
    return [code(snake(name)), escaped(unit), bounds, initial, escaped(p.meaning)];
  });
  add('Parameters', ['name', 'unit', 'range', 'default', 'meaning'], parameters);
  const columns = Object.entries(spec.columns).map(([name, c]) => {
    const type = c.width > 1 ? `${c.type} × ${c.width}` : c.type;
    const kind = c.kind === 'stock' ? `${type}, stock` : type;
    return [code(`${c.table}.${name}`), kind, escaped(c.unit), range(c.min, c.max), escaped(c.meaning)];
  });
  add('State', ['column', 'type', 'unit', 'range', 'meaning'], columns);
  add(
    'Terms of stocks',
    ['stock', 'because of'],
    Object.values(spec.adds).map((t) => [code(t.stock), escaped(t.meaning)]),
  );
  add(
    'Minutes asked',
    ['activity', 'for'],
    Object.values(spec.demands).map((d) => [code(d.activity), escaped(d.meaning)]),
  );
  add(
    'Money flows',
    ['flow', 'from', 'to', 'meaning'],
    Object.entries(spec.flows).map(([name, f]) => [code(snake(name)), f.from, f.to, escaped(f.meaning)]),
  );
  add(
    'Accounts kept',
    ['fund', 'how many', 'meaning'],
    Object.entries(spec.funds).map(([name, f]) => [code(snake(name)), String(f.count), escaped(f.meaning)]),
  );
  add(
    'Events',
    ['event', 'says', 'numbers'],
    Object.entries(spec.events).map(([name, e]) => [code(snake(name)), escaped(e.says), escaped(numbersOf(e))]),
  );
  return parts;
}
