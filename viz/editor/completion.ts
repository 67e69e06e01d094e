/** What may stand at a place of a constitution: keys of the clause around it, or the values of its parameter. */
import type { ParameterInfo } from '../../workers/web/interface.ts';

export interface Option {
  readonly label: string;
  readonly type: 'property' | 'enum' | 'namespace';
  readonly detail: string;
  readonly info: string;
}

/** Keys that may stand directly inside a path; '' is the top. */
export function keysIn(parameters: readonly ParameterInfo[], path: string): readonly Option[] {
  const prefix = path === '' ? '' : `${path}.`;
  const found = new Map<string, Option>();
  for (const parameter of parameters) {
    if (!parameter.path.startsWith(prefix)) continue;
    const [key, ...rest] = parameter.path.slice(prefix.length).split('.');
    if (found.has(key)) continue;
    const leaf = rest.length === 0;
    const clause = parameter.clause === prefix + key ? parameter.clauseTitle : '';
    found.set(key, {
      label: key,
      type: leaf ? 'property' : 'namespace',
      detail: leaf ? rangeOf(parameter) : '',
      info: leaf ? parameter.meaning : clause,
    });
  }
  return [...found.values()];
}

export function valuesOf(parameter: ParameterInfo): readonly Option[] {
  const values = parameter.type === 'boolean' ? ['true', 'false'] : parameter.options;
  return values.map((label) => ({ label, type: 'enum', detail: '', info: '' }));
}

/** `0 to 1 share`, `true or false`, `elected, sortition or volunteer`. */
export function rangeOf(parameter: ParameterInfo): string {
  const { type, min, max, unit, integer, options } = parameter;
  if (type === 'boolean') return 'true or false';
  if (type === 'enum')
    return options.length > 1 ? `${options.slice(0, -1).join(', ')} or ${options.at(-1)}` : options.join('');
  if (type === 'set') return `any of ${options.join(', ')}`;
  return `${integer ? 'whole number, ' : ''}${min} to ${max}${unit === '' ? '' : ` ${unit}`}`;
}
