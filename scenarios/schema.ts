/**
 * The schema of constitution files, made from the registry's shape. It serves twice: it checks files, and
 * it is printed as JSON Schema for editors. The error text of every rule says what was expected there.
 */
import * as z from 'zod';
import type { AnySpec, ParameterSpec } from '../sim/core/contract.ts';
import { COMMUNITIES } from '../sim/core/plan.ts';
import {
  AMENDMENTS,
  aimText,
  type Clause,
  ENTRENCHED,
  type Parameter,
  type Section,
  type Shape,
  shapeOf,
} from './clauses.ts';
import { oneOf } from './issues.ts';

// Before any schema is made: zod otherwise probes `eval`, which a content security policy reports.
z.config({ jitless: true });

export const LEAST_FOUNDERS = 2;
export const MOST_FOUNDERS = 100_000;
export const MOST_CAPACITY = 200_000;
export const LONGEST_NAME = 80;

export interface Format {
  readonly shape: Shape;
  readonly schema: z.ZodType;
  /** The names allowed where an error has this text. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

const formats = new WeakMap<readonly AnySpec[], Format>();

/** The format that a registry gives; made once for each. */
export function formatOf(specs: readonly AnySpec[]): Format {
  const known = formats.get(specs);
  if (known) return known;
  const shape = shapeOf(specs);
  const names = new Map<string, readonly string[]>();
  const format = { shape, schema: constitution(shape, names), names };
  formats.set(specs, format);
  return format;
}

export type Names = Map<string, readonly string[]>;

/** A mapping of optional (unless required) keys; unknown ones are refused with the allowed names. */
export function mapping(shape: Record<string, z.ZodType>, names: Names, what = 'a mapping of keys to values') {
  const keys = Object.keys(shape);
  const expected = oneOf(keys);
  names.set(expected, keys);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? expected : what),
  });
}

export function numberOf(min: number, max: number, integer: boolean, unit: string): z.ZodType {
  const error = `a ${integer ? 'whole ' : ''}number from ${min} to ${max}${unit === '' ? '' : ` (${unit})`}`;
  const number = z.number({ error }).min(min, { error }).max(max, { error });
  return integer ? number.int({ error }) : number;
}

export function optionOf(options: readonly string[], names: Names, before = ''): z.ZodType {
  const error = `${before}${oneOf(options)}`;
  names.set(error, options);
  return z.enum(options as [string, ...string[]], { error });
}

/** A short text on one line, as used for names. */
export function nameText(): z.ZodType {
  const error = `a text of 1 to ${LONGEST_NAME} characters on one line`;
  return z
    .string({ error })
    .min(1, { error })
    .max(LONGEST_NAME, { error })
    .regex(/^[^\n\r\p{Cc}]*$/u, { error });
}

function parameterSchema(spec: ParameterSpec, names: Names): z.ZodType {
  const description = spec.type === 'number' ? `${spec.meaning} Unit: ${spec.unit}.` : spec.meaning;
  return ruleOf(spec, names).meta({ description, default: spec.default });
}

/** What a value of a parameter must be; its error says what was expected. */
export function ruleOf(spec: ParameterSpec, names: Names): z.ZodType {
  switch (spec.type) {
    case 'number':
      return numberOf(spec.min, spec.max, spec.integer ?? false, spec.unit);
    case 'boolean':
      return z.boolean({ error: 'true or false' });
    case 'enum':
      return optionOf(spec.options, names);
    case 'set': {
      const item = optionOf(spec.options, names);
      const error = `a list of ${spec.options.join(', ')}`;
      names.set(error, spec.options);
      return z.union([item, z.array(item, { error })], { error });
    }
  }
}

function parameterShape(parameters: readonly Parameter[], names: Names): Record<string, z.ZodType> {
  return Object.fromEntries(parameters.map(({ key, spec }) => [key, parameterSchema(spec, names).optional()]));
}

/** What editors show for a clause. */
function describe(clause: Clause): string {
  const { spec, needs } = clause;
  const standing =
    spec.switch === 'always' ? 'Always in force.' : `${spec.switch === 'on' ? 'On' : 'Off'} unless written.`;
  return `${spec.title}. ${spec.summary} ${standing}${needs.length > 0 ? ` Needs ${needs.join(', ')}.` : ''} Source: ${spec.source}`;
}

function sectionSchema(section: Section, names: Names): z.ZodType {
  if (section.statements.length > 0) return statementsSchema(section.statements, names);
  const inner = Object.fromEntries(section.sections.map((s) => [s.key, sectionSchema(s, names).optional()]));
  const { clause } = section;
  if (!clause) return mapping(inner, names);
  const own = parameterShape(clause.parameters, names);
  if (clause.id === AMENDMENTS) {
    const error = 'a list of paths of clauses or parameters';
    own[ENTRENCHED] = z
      .array(z.string({ error }), { error })
      .optional()
      .meta({ description: 'Paths of clauses or parameters that no amendment may touch.' });
  }
  const always = clause.spec.switch === 'always';
  const error = always
    ? 'true or a mapping of its parameters: it is always in force'
    : 'true, false or a mapping of its parameters';
  const flag = always ? z.literal(true, { error }) : z.boolean({ error });
  return z.union([flag, mapping({ ...own, ...inner }, names)], { error }).meta({ description: describe(clause) });
}

function statementsSchema(clauses: readonly Clause[], names: Names): z.ZodType {
  const error = `a statement with ${oneOf(clauses.map(aimText))}`;
  names.set(
    error,
    clauses.map((clause) => clause.spec.statement?.aim ?? ''),
  );
  const branches = clauses.map((clause) => {
    const { deontic, aim } = clause.spec.statement ?? { deontic: 'must', aim: '' };
    const { who, ...others } = parameterShape(clause.parameters, names);
    const shape = { ...(who ? { who } : {}), [deontic]: z.literal(aim, { error }), ...others };
    return mapping(shape, names, error).meta({ description: describe(clause) });
  });
  const list = 'a list of statements: who must, or must_not, do what, when, or else';
  return z
    .array(z.union(branches, { error }), { error: list })
    .meta({ description: `${list}. A list is complete: what it leaves out is no duty.` });
}

function constitution(shape: Shape, names: Names): z.ZodType {
  const sections = Object.fromEntries(shape.root.sections.map((s) => [s.key, sectionSchema(s, names).optional()]));
  const members = mapping(
    {
      founders: numberOf(LEAST_FOUNDERS, MOST_FOUNDERS, true, 'people')
        .optional()
        .meta({ description: 'People in week 0.' }),
      capacity: numberOf(LEAST_FOUNDERS, MOST_CAPACITY, true, 'people')
        .optional()
        .meta({ description: 'Most people who can live here at once.' }),
    },
    names,
  );
  return mapping(
    {
      constitution: z
        .literal(1, { error: '1, the version of this format' })
        .meta({ description: 'Version of this format.' }),
      name: nameText().meta({ description: 'What the society is called.' }),
      community: optionOf(COMMUNITIES, names).meta({ description: 'Kind of community; sets defaults.' }),
      members: members.optional(),
      ...sections,
    },
    names,
  ).meta({ title: 'Constitution of a society' });
}

/** JSON Schema, draft 2020-12, of constitution files, for editors and other programs. */
export function constitutionSchema(specs: readonly AnySpec[]): Record<string, unknown> {
  return z.toJSONSchema(formatOf(specs).schema, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
}
