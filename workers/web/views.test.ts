/** What the page is shown of a society: pictures, ledgers, people, breakdowns, the catalogue; and what it is refused. */
import { beforeAll, describe, expect, test } from 'vitest';
import { BATTERY, CONSTITUTIONS } from '../../scenarios/index.ts';
import { ACTIVITIES, MEMBER, RESIDENT } from '../../sim/core/contract.ts';
import { SIGNALS } from '../../sim/fragility/index.ts';
import { lab, runWeeks } from '../../sim/lab.ts';
import { SPECS } from '../../sim/registry.ts';
import { Circles, NO_CIRCLE } from './circles.ts';
import type { Founded, SocietyRequest } from './interface.ts';
import { Session } from './session.ts';

const REQUEST: SocietyRequest = {
  constitution: CONSTITUTIONS.find(({ id }) => id === 'hollow-creek')?.text ?? '',
  scenario:
    'scenario: 1\nname: two\nshocks:\n  - { shock: harassment_wave, week: 8 }\n  - { shock: scandal, hazard_per_year: 9 }\n',
  seed: 'views/0',
  weeks: 60,
  members: 40,
};
const LIVED = 56;

const society = new Session(() => 0);
let founded: Founded;
beforeAll(() => {
  const answer = society.found(REQUEST);
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  founded = answer;
  society.advance(0, LIVED, 1e9);
});

test('the founding says who and what: name, law, and every week in which a shock strikes', () => {
  expect(founded).toMatchObject({ branch: 0, name: 'Hollow Creek', community: 'eco' });
  const wave = founded.shocks.filter(({ week, intensity }) => week === 8 && intensity === 1);
  expect(wave).toHaveLength(1);
  expect(founded.shocks.length).toBeGreaterThan(2);
  expect(founded.shocks.every(({ week }) => week < REQUEST.weeks)).toBe(true);
  const threshold = founded.law.find(({ path }) => path === 'governance.consensus.threshold');
  expect(threshold).toMatchObject({ value: 0.9 });
});

describe('a picture', () => {
  test('of the founding has every founder, equal in power, and nobody in a circle yet', () => {
    const picture = society.pictureAt(0, 0);
    expect(picture.identity).toHaveLength(40);
    expect(new Set(picture.status)).toEqual(new Set([MEMBER]));
    expect([...picture.power].every((share) => Math.abs(share - 1) < 1e-6)).toBe(true);
    expect(new Set(picture.faction)).toEqual(new Set([NO_CIRCLE]));
  });

  test('has those present, their power and ties between them, and clones', () => {
    const picture = structuredClone(society.pictureAt(0, LIVED));
    const { identity, status, power, tieFrom, tieTo, tieStrength } = picture;
    const present = society.advance(0, 0, 0).state.head === LIVED ? identity.length : -1;
    const lengths = [status, power, picture.faction, picture.exhaustion, picture.satisfaction].map((a) => a.length);
    expect(new Set(lengths)).toEqual(new Set([present]));
    expect(Math.min(...status)).toBeGreaterThanOrEqual(RESIDENT);
    const holders = status.filter((code) => code >= MEMBER).length;
    expect(power.reduce((sum, share) => sum + share, 0)).toBeCloseTo(holders, 4);
    expect(tieFrom.length).toBeGreaterThan(present);
    expect([tieTo.length, tieStrength.length]).toEqual([tieFrom.length, tieFrom.length]);
    expect(Math.max(...tieFrom, ...tieTo)).toBeLessThan(present);
    expect(Math.min(...tieStrength.map(Math.abs))).toBeGreaterThanOrEqual(0.25);
    expect([...tieFrom].every((from, k) => from !== tieTo[k])).toBe(true);
    expect(Math.max(...picture.faction)).toBeGreaterThan(0);
  });
});

test('the three ledgers of a week balance', () => {
  const before = society.ledgersAt(0, 29);
  const after = society.ledgersAt(0, 30);
  expect(after.hours.reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(168, 6);
  const into = (party: string) =>
    after.money.reduce((sum, { from, to, credits }) => sum + (+(to === party) - +(from === party)) * credits, 0);
  expect(after.balances.treasury - before.balances.treasury).toBeCloseTo(into('treasury'), 6);
  expect(after.balances.members - before.balances.members).toBeCloseTo(into('member'), 6);
  expect(after.money.every(({ meaning, credits }) => meaning !== '' && credits > 0)).toBe(true);
  const shares = after.power.map(({ share }) => share);
  expect(shares.reduce((sum, share) => sum + share, after.powerRest.share)).toBeCloseTo(1, 9);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(after.holdersOfHalf).toBeGreaterThan(shares.length);
  expect(after.holdersOfHalf).toBeLessThan((shares.length + after.powerRest.people) / 2 + 1);
  expect(after.gini).toBeGreaterThan(0);
  expect(society.ledgersAt(0, 0).money).toEqual([]);
});

describe('a person', () => {
  test('is told with stocks that are the sum of their terms, hours of a week, and ties to those present', () => {
    const picture = society.pictureAt(0, 40);
    const view = society.memberAt(0, 40, picture.identity[3]);
    if (!view) throw new Error('nobody');
    expect(view).toMatchObject({ present: true, week: 40, identity: picture.identity[3] });
    expect(view.hours).toHaveLength(ACTIVITIES.length);
    expect(view.hours.reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(168, 6);
    const stay = view.stocks.find(({ name }) => name === 'stay utility');
    expect(stay?.terms.length).toBeGreaterThan(3);
    expect(stay?.terms.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(stay?.level ?? Number.NaN, 4);
    const weights = view.satisfactionParts.reduce((sum, { weight }) => sum + weight, 0);
    expect(weights).toBeGreaterThan(6);
    expect(view.ties.length).toBeGreaterThan(0);
    expect(view.ties.every(({ identity }) => picture.identity.includes(identity))).toBe(true);
    expect(view.positions.every(({ position, law }) => position >= 0 && position <= 1 && law >= 0 && law <= 1)).toBe(
      true,
    );
    expect(view.traits.every(({ name, meaning }) => name !== '' && meaning !== '')).toBe(true);
    expect(structuredClone(view)).toEqual(view);
  });

  test('has tokens and their weight where there is a token, and none elsewhere', () => {
    expect(society.memberAt(0, 40, society.pictureAt(0, 40).identity[3])?.tokens).toBeUndefined();
    const harbour = new Session(() => 0);
    const constitution = CONSTITUTIONS.find(({ id }) => id === 'open-harbour')?.text ?? '';
    const answer = harbour.found({ ...REQUEST, constitution, scenario: BATTERY[0].text });
    expect(answer.ok && answer.law.some(({ path }) => path.startsWith('economy.token.'))).toBe(true);
    expect(founded.law.some(({ path }) => path.startsWith('economy.token.'))).toBe(false);
    harbour.advance(0, 8, 1e9);
    const { identity, power } = harbour.pictureAt(0, 8);
    const views = [...identity].map((of) => harbour.memberAt(0, 8, of));
    expect(views.some((view) => (view?.tokens?.held ?? 0) + (view?.tokens?.locked ?? 0) > 1)).toBe(true);
    views.forEach((view, k) => {
      expect(view?.power).toBeCloseTo(power[k], 4);
    });
  });

  test('who has left is told as of the last week here; who has never been here is nobody', () => {
    const before = new Set(society.pictureAt(0, 0).identity);
    const left = [...before].find((identity) => !society.pictureAt(0, LIVED).identity.includes(identity));
    if (left === undefined) throw new Error('nobody left; take another seed');
    const view = society.memberAt(0, LIVED, left);
    expect(view).toMatchObject({ present: false, identity: left });
    expect(view?.status).toMatch(/left|expelled/);
    const last = view?.week ?? 0;
    expect(society.pictureAt(0, last - 1).identity).toContain(left);
    expect(society.pictureAt(0, last).identity).not.toContain(left);
    expect(society.memberAt(0, last - 1, left)).toMatchObject({ present: true, week: last - 1 });
    expect(society.memberAt(0, LIVED, 12345)).toBeNull();
  });
});

test.each(SIGNALS.map(({ id }) => id))('the breakdown of %s is that of its last measurement', (id) => {
  const name = `signals.${id}`;
  const { everyWeeks, parts } = SIGNALS.find((signal) => signal.id === id) ?? { everyWeeks: 0, parts: [] };
  const breakdown = society.breakdownAt(0, LIVED, name);
  expect(breakdown.parts.map((part) => part.name)).toEqual(parts.map((part) => part.name));
  expect(breakdown.value).toBeGreaterThanOrEqual(0);
  const measured = Math.floor((LIVED - 1) / everyWeeks) * everyWeeks + 1;
  expect(society.breakdownAt(0, measured, name)).toEqual(breakdown);
  for (const { what, identities } of breakdown.blame) {
    expect(what).toMatch(/\w: \w/);
    expect(identities.every((identity) => Number.isInteger(identity))).toBe(true);
  }
  expect(society.breakdownAt(0, 0, name).blame).toEqual([]);
  expect(() => society.breakdownAt(0, 0, id)).toThrow(RangeError);
});

test('little memory makes it slower and nothing else', () => {
  const poor = new Session(() => 0, 3 * 2 ** 17);
  poor.found(REQUEST);
  poor.advance(0, LIVED, 1e9);
  for (const week of [55, 13, 40]) {
    expect(poor.hashAt(0, week)).toBe(society.hashAt(0, week));
    expect(poor.pictureAt(0, week)).toEqual(society.pictureAt(0, week));
  }
});

test('old forks are forgotten, those that others come from are not', () => {
  const many = new Session(() => 0);
  many.found(REQUEST);
  many.advance(0, 3, 1e9);
  for (let k = 1; k <= 6; k++) expect(many.fork(k === 1 ? 0 : 1, 2, {})).toMatchObject({ ok: true, branch: k });
  expect(many.hashAt(6, 2)).toBe(many.hashAt(1, 2));
  expect(() => many.hashAt(2, 2)).toThrow(RangeError);
});

test('communities keep their numbers from look to look, and a new one takes a free number', () => {
  const world = lab({ specs: SPECS, stepping: '*', members: 12, capacity: 20, seed: 'circles' });
  runWeeks(world, 1);
  const circles = new Circles();
  const labels = (week: number) => [...circles.labelsAt(week).values()];
  circles.take(world, (row) => (row < 5 ? 7 : row < 11 ? 3 : 9));
  expect(labels(0)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, NO_CIRCLE]);
  runWeeks(world, 1);
  circles.take(world, (row) => (row < 4 ? 0 : row < 8 ? 1 : row < 11 ? 2 : 2));
  expect(labels(1)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 2, 2, 2, 2]);
  expect(labels(0)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, NO_CIRCLE]);
  expect(circles.before(1).labelsAt(9)).toEqual(circles.labelsAt(0));
});

test('the catalogue names everything once, says what bundled files are about, and clones', () => {
  const catalogue = society.catalogue();
  expect(structuredClone(catalogue)).toEqual(catalogue);
  expect(catalogue.signals.filter(({ clause }) => clause).map(({ name, clause }) => [name, clause])).toEqual([
    ['signals.token_manipulation', 'economy.token'],
  ]);
  expect(catalogue.constitutions.map(({ title }) => title)).toContain('Hollow Creek');
  expect(catalogue.scenarios).toHaveLength(BATTERY.length);
  for (const { about, text } of [...catalogue.constitutions, ...catalogue.scenarios]) {
    expect(about).not.toContain('#');
    expect(about.length).toBeGreaterThan(20);
    expect(text).toContain(about.split('\n')[0]);
  }
  const paths = catalogue.parameters.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const { path } of founded.law) expect(paths).toContain(path);
  expect(catalogue.signals.map(({ name }) => name)).toEqual(SIGNALS.map(({ id }) => `signals.${id}`));
});

test('texts and numbers that make no society are refused in words, all at once, and the one that lives goes on', () => {
  const issuesOf = (request: Partial<SocietyRequest>) => {
    const answer = society.found({ ...REQUEST, ...request });
    return answer.ok ? [] : answer.issues.map(({ file, path }) => file || path);
  };
  expect(new Set(issuesOf({ constitution: 'a: [', scenario: '', weeks: 0, seed: '' }))).toEqual(
    new Set(['constitution', 'scenario', 'weeks', 'seed']),
  );
  expect(issuesOf({ members: 99_000 })).toEqual(['members.capacity']);
  expect(issuesOf({ members: 30_000 })).toEqual(['members.capacity']);
  expect(issuesOf({ members: 2.5 })).toEqual(['members']);
  expect(issuesOf({ constitution: 'x'.repeat(10_000_000) })).toEqual(['constitution']);
  expect(society.check('constitution', REQUEST.constitution)).toEqual([]);
  expect(society.check('scenario', 'scenario: 1\nname: x\nshocks: [{ shock: plague, week: 3 }]\n')).toHaveLength(1);
  expect(society.advance(0, 1, 0).state.head).toBe(LIVED + 1);
});
