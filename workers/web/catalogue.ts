/** What the page offers and explains: bundled files, parameters as the registry documents them, observables, signals. */
import { BATTERY, type Bundled, CONSTITUTIONS } from '../../scenarios/index.ts';
import { defaultValue, parameterRange } from '../../sim/assemble.ts';
import { ACTIVITIES, LEVERS, type ParameterSpec, VALUES } from '../../sim/core/contract.ts';
import { ENGINE } from '../../sim/core/engine.ts';
import { snake } from '../../sim/core/words.ts';
import { SIGNALS } from '../../sim/fragility/index.ts';
import { SPECS } from '../../sim/registry.ts';
import { engineFacts } from '../facts.ts';
import type { BundledText, Catalogue, ParameterInfo } from './interface.ts';

export function catalogue(): Catalogue {
  const { observables, signals } = engineFacts();
  return {
    engine: ENGINE,
    constitutions: CONSTITUTIONS.map(bundledText),
    scenarios: BATTERY.map(bundledText),
    observables,
    signals: signals.map((signal, k) => {
      const { everyWeeks, clause } = SIGNALS[k];
      return { ...signal, everyWeeks, ...(clause ? { clause } : {}) };
    }),
    parameters: SPECS.flatMap((spec) =>
      Object.entries(spec.parameters).map(([name, parameter]): ParameterInfo => {
        const { min, max, integer } = parameterRange(parameter);
        return {
          path: `${spec.id}.${snake(name)}`,
          clause: spec.id,
          clauseTitle: spec.title,
          type: parameter.type,
          unit: parameter.type === 'number' ? parameter.unit : '',
          min,
          max,
          integer,
          default: defaultValue(parameter),
          options: optionsOf(parameter),
          meaning: parameter.meaning,
          amendable: parameter.amendable ?? spec.switch !== 'always',
        };
      }),
    ),
    activities: ACTIVITIES,
    levers: LEVERS.map(({ id, path }) => ({ id, path })),
    values: VALUES,
  };
}

function optionsOf(parameter: ParameterSpec): readonly string[] {
  return parameter.type === 'enum' || parameter.type === 'set' ? parameter.options : [];
}

function bundledText({ id, text }: Bundled): BundledText {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !line.startsWith('#'));
  const comment = lines.slice(0, first < 0 ? lines.length : first).map((line) => line.replace(/^#\s?/, ''));
  const [, title = id] = /^name:\s*(.+?)\s*$/m.exec(text) ?? [];
  return { id, title: title.replace(/^(["'])(.*)\1$/, '$2'), about: comment.join('\n').trim(), text };
}
