// @vitest-environment happy-dom
/** Words and fields of the live view. */
import { render } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Catalogue, ParameterInfo } from '../../workers/web/interface.ts';
import { choicesOf } from './choices.ts';
import { Stocks } from './member-parts.tsx';
import { nameOf } from './names.ts';
import { ParameterField, stepOf } from './parameter-field.tsx';
import { dateOf, tokenWords } from './words.ts';

afterEach(() => render(null, document.body));

const info = (change: Partial<ParameterInfo>): ParameterInfo => ({
  path: 'economy.treasury.sharing_rate',
  clause: 'economy.treasury',
  clauseTitle: 'Treasury',
  type: 'number',
  unit: 'share',
  min: 0,
  max: 1,
  integer: false,
  default: 0,
  options: [],
  meaning: 'What is pooled.',
  amendable: true,
  ...change,
});

test('people are called as the engine calls them', () => {
  expect(nameOf(0x80000000 + 12)).toBe('founder 12');
  expect(nameOf(104 * 2 ** 15 + 3)).toBe('newcomer 105-4');
});

test('weeks lived as a date', () => {
  expect(dateOf(0)).toBe('founding');
  expect(dateOf(1)).toBe('week 1, year 1');
  expect(dateOf(52)).toBe('week 52, year 1');
  expect(dateOf(53)).toBe('week 53, year 2');
});

test('tokens and votes of a person in words, and nothing of the market’s reckoning', () => {
  expect(tokenWords({ held: 12.5, locked: 3 }, 1.4)).toBe(
    '12.5 tokens, 3 more that they may not sell yet · 1.4 times an equal share of the power to decide',
  );
  expect(tokenWords({ held: 1, locked: 0 }, 0)).toBe('1 token · no share in the power to decide');
  const stock = { meaning: 'Something.', min: -1e6, max: 1e6, terms: [] };
  const stocks = [
    { ...stock, name: 'token appetite', level: -116.27, unit: 'credits' },
    { ...stock, name: 'token order', level: 0, unit: 'credits' },
    { ...stock, name: 'side income', level: 1.07, unit: 'credits/week' },
    { ...stock, name: 'trust', level: 0.5, unit: 'share', min: 0, max: 1 },
  ];
  render(<Stocks stocks={stocks} />, document.body);
  const lines = [...document.querySelectorAll('summary')].map((line) => line.textContent);
  expect(lines).toEqual(['Side income, credits a week1.07', 'Trust0.50']);
  expect(document.querySelectorAll('.meter')).toHaveLength(1);
});

describe('rules to change', () => {
  const other = info({ path: 'economy.treasury.reserve_weeks', unit: 'weeks', max: 104, integer: true });
  const off = info({ path: 'economy.guilds.fee', clause: 'economy.guilds', clauseTitle: 'Guilds' });
  const known = {
    parameters: [other, off, info({})],
    levers: [{ id: 'sharing_rate', path: 'economy.treasury.sharing_rate' }],
  } as unknown as Catalogue;
  const law = [other, info({})].map(({ path }) => ({ path, value: 0, entrenched: false }));

  test('levers first, then what is in force, by clause; nothing that is off', () => {
    const groups = choicesOf(known, law);
    expect(groups.map(({ choices }) => choices.map(({ title }) => title))).toEqual([
      ['Treasury: sharing rate'],
      ['Treasury: reserve weeks'],
    ]);
    expect(groups[1].title).toBe('Treasury');
  });

  test('a slider has round steps', () => {
    expect(stepOf({ min: 0, max: 1, integer: false })).toBe(0.01);
    expect(stepOf({ min: 0, max: 40, integer: false })).toBe(0.1);
    expect(stepOf({ min: 0, max: 104, integer: true })).toBe(1);
  });

  const shown = (field: ParameterInfo, value: number) => {
    const onValue = vi.fn();
    render(<ParameterField info={field} value={value} onValue={onValue} />, document.body);
    return onValue;
  };

  test('a number stays within its range', () => {
    const onValue = shown(info({}), 0.5);
    const field = document.querySelector<HTMLInputElement>('input[type=number]')!;
    field.value = '7';
    field.dispatchEvent(new Event('change'));
    expect(onValue).toHaveBeenCalledWith(1);
    field.value = '';
    field.dispatchEvent(new Event('change'));
    expect(onValue).toHaveBeenCalledTimes(1);
  });

  test('a set is a bit mask', () => {
    const onValue = shown(info({ type: 'set', options: ['a', 'b', 'c'] }), 0b101);
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map((box) => box.checked)).toEqual([true, false, true]);
    boxes[2].checked = false;
    boxes[2].dispatchEvent(new Event('change'));
    expect(onValue).toHaveBeenCalledWith(0b001);
  });
});
