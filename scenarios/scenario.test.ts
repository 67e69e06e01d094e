import { expect, test } from 'vitest';
import { readConstitution } from './constitution.ts';
import { SAMPLE, SAMPLE_TEXT } from './sample.fixture.ts';
import { readScenario, scenarioSchema, shockNames, unmetShocks } from './scenario.ts';

const read = (shocks: string) => readScenario(`scenario: 1\nname: test\nshocks:\n${shocks}`, 'test.yaml', SAMPLE);

test('a scenario compiles to shocks in a week or by hazard, at full strength unless it says otherwise', () => {
  const { scenario, issues } = read(
    '  - { shock: mass_arrival, week: 104 }\n  - { shock: disaster, hazard_per_year: 0.2, intensity: 0.5 }\n',
  );
  expect(issues).toEqual([]);
  expect(scenario).toEqual({
    name: 'test',
    shocks: [
      { shock: 'mass_arrival', week: 104, intensity: 1 },
      { shock: 'disaster', hazardPerYear: 0.2, intensity: 0.5 },
    ],
  });
  expect(Object.isFrozen(scenario?.shocks[0])).toBe(true);
});

test('a bad scenario is told all its problems at once, in place', () => {
  const { scenario, issues } = read(
    `  - { shock: mass_arival, week: 1 }
  - { shock: disaster }
  - { shock: disaster, week: 3, hazard_per_year: 1 }
  - { shock: disaster, week: 1.5, intensity: -1, strength: 2 }
  - disaster
`,
  );
  expect(scenario).toBeNull();
  expect(issues.map((i) => `${i.line}:${i.column} ${i.path}`)).toEqual([
    '4:14 shocks[0].shock',
    '5:5 shocks[1]',
    '6:5 shocks[2]',
    '7:30 shocks[3].week',
    '7:46 shocks[3].intensity',
    '7:50 shocks[3].strength',
    '8:5 shocks[4]',
  ]);
  expect(issues[0].suggestion).toBe('did you mean `mass_arrival`?');
});

test.each(['', '[]', 'scenario: 1', 'scenario: 1\nname: a\nshocks: { mass_arrival: 1 }', '\0', 'shocks: *x'])(
  'refuses %j with a place',
  (text) => {
    const { scenario, issues } = readScenario(text, 'test.yaml', SAMPLE);
    expect(scenario).toBeNull();
    expect(issues.length).toBeGreaterThan(0);
    for (const issue of issues) expect(issue.line).toBeGreaterThan(0);
  },
);

test('the schema names the shocks of the registry', () => {
  expect(shockNames(SAMPLE)).toEqual(['disaster', 'mass_arrival']);
  expect(JSON.stringify(scenarioSchema(SAMPLE))).toContain('"enum":["disaster","mass_arrival"]');
});

test('a shock that acts through a clause which is off is named, with what it needs', () => {
  const { plan } = readConstitution(SAMPLE_TEXT, 'sample.yaml', SAMPLE);
  const { scenario } = read('  - { shock: disaster, week: 1 }\n  - { shock: mass_arrival, week: 2 }\n');
  if (!plan || !scenario) throw new Error('no plan');
  expect(unmetShocks(plan, scenario, SAMPLE)).toEqual([{ shock: 'disaster', needs: ['governance.dao'] }]);
});
