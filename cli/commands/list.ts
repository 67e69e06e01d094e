/** `politeia list WHAT`: what there is, from the registry, with units, ranges and defaults. */
import { Argument, type Command } from 'commander';
import { BATTERY, type Bundled, CONSTITUTIONS } from '../../scenarios/index.ts';
import type { AnySpec, ParameterSpec } from '../../sim/core/contract.ts';
import { snake } from '../../sim/core/words.ts';
import { SPECS } from '../../sim/registry.ts';
import { engineFacts } from '../../workers/facts.ts';
import { jsonOption } from '../options.ts';
import { columns, folded, print, printJson } from '../output.ts';

/** A list as data, and as a person reads it. */
interface Listing {
  readonly data: unknown;
  readonly text: string;
}

function rangeOf(parameter: ParameterSpec): string {
  if (parameter.type === 'number') return `${parameter.min} to ${parameter.max} ${parameter.unit}`.trim();
  if (parameter.type === 'boolean') return 'true, false';
  return `${parameter.type === 'set' ? 'any of ' : ''}${parameter.options.join(', ')}`;
}

/** The parameters of a spec as files know them. */
function parametersOf(spec: AnySpec) {
  return Object.entries(spec.parameters as Record<string, ParameterSpec>).map(([name, parameter]) => ({
    path: `${spec.id}.${snake(name)}`,
    default: parameter.default,
    range: rangeOf(parameter),
    meaning: parameter.meaning,
  }));
}

function specs(chosen: readonly AnySpec[]): Listing {
  const data = chosen.map((spec) => ({
    id: spec.id,
    title: spec.title,
    switch: spec.switch,
    summary: spec.summary,
    source: spec.source,
    parameters: parametersOf(spec),
  }));
  const texts = data.map(({ id, title, switch: state, summary, source, parameters }) => {
    const head = `${id} · ${title} (${state === 'shock' ? 'shock' : state === 'always' ? 'always in force' : `default ${state}`})`;
    const rows = parameters.map((p) => [p.path.slice(id.length + 1), `${p.default}`, p.range, p.meaning]);
    return [
      head,
      folded(summary, 110, '  '),
      folded(`Source: ${source}`, 110, '  '),
      ...(rows.length > 0 ? [columns(rows, '    ')] : []),
    ].join('\n');
  });
  return { data, text: texts.join('\n\n') };
}

function signals(): Listing {
  const data = engineFacts().signals;
  const texts = data.map((s) =>
    [
      `${s.name} · ${s.title} (warning ${s.warning}, critical ${s.critical})`,
      folded(s.formula, 110, '  '),
      folded(`Source: ${s.source}`, 110, '  '),
    ].join('\n'),
  );
  return { data, text: texts.join('\n\n') };
}

function observables(): Listing {
  const data = engineFacts().observables;
  return { data, text: columns(data.map(({ name, unit, meaning }) => [name, unit, meaning])) };
}

function bundled(): Listing {
  const opening = ({ id, text }: Bundled) => ({ id, about: /^#\s*(.*)$/m.exec(text)?.[1] ?? '' });
  const data = { constitutions: CONSTITUTIONS.map(opening), scenarios: BATTERY.map(opening) };
  const part = (title: string, entries: readonly { id: string; about: string }[]) =>
    `${title}\n${columns(
      entries.map(({ id, about }) => [id, about]),
      '  ',
    )}`;
  return { data, text: `${part('constitutions', data.constitutions)}\n\n${part('scenarios', data.scenarios)}` };
}

const LISTS: Readonly<Record<string, () => Listing>> = {
  modules: () => specs(SPECS),
  clauses: () => specs(SPECS.filter((spec) => spec.switch === 'on' || spec.switch === 'off')),
  shocks: () => specs(SPECS.filter((spec) => spec.switch === 'shock')),
  signals,
  observables,
  files: bundled,
};

export function listCommand(program: Command): void {
  program
    .command('list')
    .description('list modules, clauses, shocks, signals, observables, or bundled files')
    .addArgument(new Argument('<what>', 'what to list').choices(Object.keys(LISTS)))
    .addOption(jsonOption())
    .action((what: string, options: { json?: true }) => {
      const listing = (LISTS[what] as () => Listing)();
      if (options.json) printJson(listing.data);
      else print(listing.text);
    });
}
