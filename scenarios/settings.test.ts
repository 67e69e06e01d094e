import { expect, test } from 'vitest';
import { readConstitution } from './constitution.ts';
import { formatIssue } from './issues.ts';
import { SAMPLE, SAMPLE_TEXT } from './sample.fixture.ts';
import { applySettings } from './settings.ts';

function set(...settings: string[]) {
  const { text, issues } = applySettings(SAMPLE_TEXT, settings, SAMPLE);
  return { text, issues, plan: readConstitution(text, 'sample.yaml', SAMPLE).plan };
}

test('a setting edits the text and leaves its comments', () => {
  const { text, issues, plan } = set('governance.consensus.threshold=0.95', 'name=Other name', 'members.founders=40');
  expect(issues).toEqual([]);
  expect(plan).toMatchObject({ name: 'Other name', founders: 40 });
  expect(plan?.clauses['governance.consensus'].threshold).toBe(0.95);
  expect(text).toContain('# A comment that stays.');
  expect(text).toContain('# with a comment');
});

test('a setting reaches clauses that the file leaves out, switches off or writes as true', () => {
  const { issues, plan } = set(
    'people.exit.moving_cost=1.5',
    'governance.dao=true',
    'governance.dao.over=[projects, rules]',
    'culture.rituals.weekly_assembly.hours=3',
    'governance.amendments.entrenched=[people.exit]',
  );
  expect(issues).toEqual([]);
  expect(plan?.clauses['people.exit'].movingCost).toBe(1.5);
  expect(plan?.clauses['governance.dao'].over).toBe(6);
  expect(plan?.clauses['culture.rituals.weekly_assembly'].hours).toBe(3);
  expect(plan?.entrenched).toEqual(['people.exit']);
});

test('a setting changes, adds and removes statements', () => {
  const { plan } = set('justice.duties.contribute.at_least_hours_per_week=12', 'justice.duties.fair_behaviour=true');
  expect(plan?.clauses['justice.duties.contribute']).toEqual({ who: 1, atLeastHoursPerWeek: 12, orElse: 3 });
  expect(plan?.clauses).toHaveProperty(['justice.duties.fair_behaviour']);
  expect(set('justice.duties.contribute=false').plan?.clauses).not.toHaveProperty(['justice.duties.contribute']);
});

test('where a file has no list of statements, those that hold by default stay', () => {
  const { text } = applySettings(
    'constitution: 1\nname: A\ncommunity: eco\n',
    ['justice.duties.fair_behaviour.who=resident'],
    SAMPLE,
  );
  const { plan } = readConstitution(text, 'a.yaml', SAMPLE);
  expect(plan?.clauses).toHaveProperty(['justice.duties.contribute']);
  expect(plan?.clauses['justice.duties.fair_behaviour']).toEqual({ who: 0 });
});

test('issues stand in the setting that brought them', () => {
  const settings = [
    'governance.consensus.treshold=0.9',
    'governance.consensus.fallback=majorty',
    'no setting',
    'members.founders=500',
    'governance.dao.quorum=[',
  ];
  const { issues } = set(...settings);
  expect(issues.map(({ file, line, column, suggestion }) => [file, line, column, suggestion])).toEqual([
    ['--set', 1, 1, 'did you mean `governance.consensus.threshold`?'],
    ['--set', 2, 31, 'did you mean `majority`?'],
    ['--set', 3, 1, ''],
    ['--set', 4, 18, 'raise `members.capacity`'],
    ['--set', 5, 23, ''],
  ]);
  expect(formatIssue(issues[0], settings.join('\n'))).toContain('  1 | governance.consensus.treshold=0.9');
});

test('a later setting may mend what an earlier one broke', () => {
  expect(set('members.founders=500', 'members.capacity=600').issues).toEqual([]);
});

test('problems that the file had before are left to its own check, and a file that is no YAML to its reader', () => {
  const bad = SAMPLE_TEXT.replace('fallback: none', 'fallback: nowhere');
  expect(applySettings(bad, ['governance.consensus.threshold=0.9'], SAMPLE).issues).toEqual([]);
  expect(applySettings('a: [', ['name=B'], SAMPLE)).toEqual({ text: 'a: [', issues: [] });
});

test.each([
  '=1',
  'name',
  'name=',
  'name=*a',
  `name=${'['.repeat(5000)}`,
  'governance=1',
  '__proto__.x=1',
  'name=a: b: c',
])('refuses %s', (setting) => {
  expect(set(setting).issues.length).toBeGreaterThan(0);
});
