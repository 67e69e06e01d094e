/** The formats against the registry of the product: everything that it declares can be written. */
import { describe, expect, test } from 'vitest';
import { COMMUNITY_PRESETS } from '../sim/communities.ts';
import { LEVERS } from '../sim/core/contract.ts';
import { COMMUNITIES } from '../sim/core/plan.ts';
import { SPECS } from '../sim/registry.ts';
import { runtimeValue, shapeOf } from './clauses.ts';
import { defaultPlan, readConstitution } from './constitution.ts';
import { BATTERY, CONSTITUTIONS } from './library.ts';
import { readScenario, shockNames, strikesNothing, unmetShocks } from './scenario.ts';
import { constitutionSchema } from './schema.ts';
import { applySettings } from './settings.ts';
import { newConstitution } from './write.ts';

const shape = shapeOf(SPECS);
const paths = [...shape.parameterByPath.keys()];

describe.each(COMMUNITIES)('community %s', (community) => {
  const plan = defaultPlan(community, SPECS);

  test('the commented constitution shows every parameter and reads back as the defaults', () => {
    const text = newConstitution(community, SPECS);
    expect(readConstitution(text, 'new.yaml', SPECS)).toEqual({ plan, issues: [] });
    for (const { key } of shape.parameterByPath.values()) expect(text).toContain(`${key}: `);
    for (const line of text.split('\n')) expect(line).not.toMatch(/\t|\s$/);
  });

  test('presets name paths of the registry, with values that fit', () => {
    for (const [path, value] of Object.entries(COMMUNITY_PRESETS[community])) {
      if (path === 'members.founders' || path === 'members.capacity') continue;
      const parameter = shape.parameterByPath.get(path);
      if (parameter) expect(runtimeValue(parameter.spec, value), path).not.toBeNull();
      else expect(typeof value === 'boolean' && shape.clauseById.has(path), path).toBe(true);
    }
  });
});

/** A file that sets one parameter; beside it only what its clause needs, and the clause which its value stands for. */
function fileWith(path: string, value: unknown): string {
  const { spec } = shape.parameterByPath.get(path) ?? {};
  const named = spec?.type === 'enum' ? (spec.clauses?.[spec.options.indexOf(String(value))] ?? '') : '';
  const asked = [...askedFor(path.slice(0, path.lastIndexOf('.'))), ...(named ? [named, ...askedFor(named)] : [])];
  const text = fileSetting(path, value);
  if (asked.length === 0) return text;
  return applySettings(
    text,
    [...new Set(asked)].map((id) => `${id}=true`),
    SPECS,
  ).text;
}

/** Clauses that a clause needs and that are off unless they are asked for. */
function askedFor(clause: string): string[] {
  const needs = shape.clauseById.get(clause)?.needs ?? [];
  return needs.flatMap((id) => [...(shape.clauseById.get(id)?.spec.switch === 'off' ? [id] : []), ...askedFor(id)]);
}

function fileSetting(path: string, value: unknown): string {
  const segments = path.split('.');
  const clause = shape.clauseById.get(segments.slice(0, -1).join('.'));
  const { deontic = '', aim = '' } = clause?.spec.statement ?? {};
  const statement = deontic === '' ? value : [{ [deontic]: aim, [segments.pop() ?? '']: value }];
  if (deontic !== '') segments.pop();
  const body = segments.reduceRight<unknown>((inner, key) => ({ [key]: inner }), statement);
  return JSON.stringify({ constitution: 1, name: 'A', community: 'eco', ...(body as object) });
}

test.each(paths)('%s takes its whole range and nothing beyond', (path) => {
  const parameter = shape.parameterByPath.get(path);
  if (!parameter) throw new Error(path);
  const { spec, key } = parameter;
  const good: unknown[] = spec.type === 'number' ? [spec.min, spec.max, spec.default] : [spec.default];
  const bad: unknown[] = ['nonsense', null, { a: 1 }];
  if (spec.type === 'number') bad.push(spec.min - 1e-6, spec.max + 1e-6, true);
  if (spec.type === 'number' && spec.integer) bad.push(spec.min + 0.5);
  if (spec.type === 'enum') good.push(...spec.options);
  if (spec.type === 'set') good.push([], spec.options, ...spec.options);
  for (const value of good) {
    const { plan, issues } = readConstitution(fileWith(path, value), 'good.json', SPECS);
    expect(issues, `${path}=${value}`).toEqual([]);
    const clause = shape.clauses.find(({ parameters }) => parameters.includes(parameter));
    expect(plan?.clauses[clause?.id ?? ''][parameter.name]).toBe(runtimeValue(spec, value));
  }
  for (const value of bad) {
    const { issues } = readConstitution(fileWith(path, value), 'bad.json', SPECS);
    expect(issues.length, `${path}=${value}`).toBe(1);
    expect(issues[0].path.endsWith(`.${key}`)).toBe(true);
    expect(issues[0].expected).not.toBe('');
  }
});

test('every clause that can be off can be switched off alone, and back on', () => {
  for (const { id, spec } of shape.clauses) {
    if (spec.switch === 'always') continue;
    const base = 'constitution: 1\nname: A\ncommunity: eco\n';
    const off = applySettings(base, [`${id}=false`], SPECS);
    expect(off.issues, id).toEqual([]);
    expect(readConstitution(off.text, 'off.yaml', SPECS).plan?.clauses, id).not.toHaveProperty([id]);
    expect(
      readConstitution(
        applySettings(
          base,
          [...askedFor(id), id].map((on) => `${on}=true`),
          SPECS,
        ).text,
        'on.yaml',
        SPECS,
      ).plan?.clauses,
      id,
    ).toHaveProperty([id]);
  }
});

test('deciding by a module that is off is refused, whatever the kind of decision', () => {
  for (const kind of ['lever', 'amendment', 'budget']) {
    const text = `constitution: 1\nname: A\ncommunity: eco\ngovernance:\n  consensus: false\n  decisions:\n    ${kind}: consensus\n`;
    const { plan, issues } = readConstitution(text, 'a.yaml', SPECS);
    expect(plan).toBeNull();
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ line: 7, path: `governance.decisions.${kind}`, received: '"consensus"' });
  }
});

test('every lever is a parameter that a file can set', () => {
  for (const lever of LEVERS) expect(paths).toContain(lever.path);
});

test('the JSON Schema describes every parameter with its default', () => {
  const schema = constitutionSchema(SPECS);
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  const text = JSON.stringify(schema);
  for (const { spec } of shape.parameterByPath.values())
    expect(text).toContain(JSON.stringify(spec.meaning).slice(1, -1));
});

describe('the bundled library', () => {
  const constitutions = CONSTITUTIONS.map(({ file, text }) => ({ file, text, ...readConstitution(text, file, SPECS) }));

  test.each(constitutions)(
    '$file is sound and says what it is modelled on and what it asks',
    ({ text, issues, plan }) => {
      expect(issues).toEqual([]);
      const opening = text
        .split('\n')
        .slice(
          0,
          text.split('\n').findIndex((line) => !line.startsWith('#')),
        )
        .join(' ');
      expect(opening).toMatch(/[Mm]odelled on/);
      expect(opening).toContain('?');
      expect(plan?.founders).toBeGreaterThanOrEqual(24);
    },
  );

  test('has a constitution of each kind', () => {
    expect(constitutions.map(({ plan }) => plan?.community).sort()).toEqual([
      'campus',
      'eco',
      'innovation',
      'lifestyle',
      'nomadic',
    ]);
  });

  test('has a scenario for each shock, and one without', () => {
    const scenarios = BATTERY.map(({ file, text }) => readScenario(text, file, SPECS));
    for (const { issues } of scenarios) expect(issues).toEqual([]);
    const names = scenarios.map(({ scenario }) => scenario?.name);
    expect(names).toEqual([...shockNames(SPECS), 'unshocked'].sort());
    for (const { scenario } of scenarios) {
      if (scenario?.name !== 'unshocked') {
        expect(scenario?.shocks).toEqual([{ shock: scenario?.name, week: 104, intensity: 1 }]);
      }
    }
  });

  test('every shock of the battery can strike every bundled constitution that has what it strikes', () => {
    for (const { plan } of constitutions) {
      for (const { file, text } of BATTERY) {
        const { scenario } = readScenario(text, file, SPECS);
        if (!plan || !scenario) throw new Error(file);
        expect(strikesNothing(plan, scenario, SPECS)).toBe(unmetShocks(plan, scenario, SPECS).length > 0);
        const off = unmetShocks(plan, scenario, SPECS).flatMap(({ needs }) => needs);
        for (const id of off) expect(shape.clauseById.get(id)?.spec.switch, `${file} needs ${id}`).toBe('off');
      }
    }
  });
});
