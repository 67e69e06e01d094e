/** Values in words. */
import { expect, test } from 'vitest';
import type { ParameterInfo } from '../../workers/web/interface.ts';
import { passages } from './people.ts';
import { endSentence } from './story-words.ts';
import { ageWords, changeWords, counted, parameterWords, sentence, stateOf, withUnit } from './words.ts';

const parameter = (more: Partial<ParameterInfo>): ParameterInfo => ({
  path: 'governance.consensus.threshold',
  clause: 'governance.consensus',
  clauseTitle: 'Consensus',
  type: 'number',
  unit: 'share',
  min: 0,
  max: 1,
  integer: false,
  default: 0,
  options: [],
  meaning: '',
  amendable: true,
  ...more,
});

test('a threshold belongs to the state above it', () => {
  const signal = { warning: 0.4, critical: 0.6 };
  expect([0, 0.39, 0.4, 0.59, 0.6, 1].map((value) => stateOf(signal, value))).toEqual([
    ...['calm', 'calm', 'warning', 'warning', 'critical', 'critical'],
  ]);
});

test('age of what is measured every thirteen weeks', () => {
  const quarterly = { everyWeeks: 13 };
  expect(ageWords(quarterly, -1)).toBe('not measured yet');
  expect(ageWords(quarterly, 26)).toBe('measured this week');
  expect(ageWords(quarterly, 27)).toBe('measured 1\u00a0week ago');
  expect(ageWords(quarterly, 38)).toBe('measured 12\u00a0weeks ago');
  expect(ageWords({ everyWeeks: 1 }, 5)).toBe('measured every week');
});

test('units', () => {
  expect(withUnit(0.4249, 'share')).toBe('0.42');
  expect(withUnit(-0.5, 'share')).toBe('−0.50');
  expect(withUnit(Number.NaN, 'share')).toBe('–');
  expect(withUnit(12345.6, 'credits')).toBe('12\u202f346\u00a0credits');
  expect(withUnit(3, 'as written')).toBe('3');
  expect(counted(1, 'people')).toBe('1\u00a0person');
  expect(counted(1, 'hours per week')).toBe('1\u00a0hour per week');
});

test('parameters as the file would have them', () => {
  expect(parameterWords(parameter({}), 0.9)).toBe('0.9');
  expect(parameterWords(parameter({ type: 'boolean' }), 1)).toBe('on');
  expect(parameterWords(parameter({ type: 'enum', options: ['one_vote', 'quadratic'] }), 0)).toBe('one vote');
  expect(parameterWords(parameter({ type: 'set', options: ['a', 'b_c', 'd'] }), 6)).toBe('b c and d');
  expect(parameterWords(parameter({ type: 'set', options: ['a'] }), 0)).toBe('none');
  expect(changeWords(parameter({ unit: 'hours per week' }), 10, 8)).toEqual(['10', '8\u00a0hours per week']);
  expect(parameterWords(undefined, 0.25)).toBe('0.25');
});

test('only people whom the event concerns can be clicked', () => {
  const founder = 0x80000000 + 12;
  const newcomer = 104 * 2 ** 15 + 3;
  expect(passages('Founder 12 harms newcomer 105-4, not founder 7.', [founder, newcomer])).toEqual([
    { text: 'Founder 12', identity: founder },
    { text: ' harms ', identity: -1 },
    { text: 'newcomer 105-4', identity: newcomer },
    { text: ', not founder 7.', identity: -1 },
  ]);
  expect(sentence('founder 12 left')).toBe('Founder 12 left.');
});

test('ends in words', () => {
  const state = { branch: 0, head: 197, endWeek: 197 };
  expect(endSentence({ ...state, end: 'insolvent' })).toContain('after 197\u00a0weeks');
  expect(endSentence({ ...state, end: null })).toContain('lives');
});
