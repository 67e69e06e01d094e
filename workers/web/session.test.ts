/** The living society of the page is the one of the command line, wherever in its history one stands or forks it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { BATTERY, CONSTITUTIONS, readConstitution, readScenario } from '../../scenarios/index.ts';
import type { Plan, RunRequest, Scenario } from '../../sim/core/plan.ts';
import { found } from '../../sim/found.ts';
import { Observer } from '../../sim/fragility/observer.ts';
import { SPECS } from '../../sim/registry.ts';
import { runSociety } from '../../sim/run.ts';
import { hashWorld } from '../../sim/state.ts';
import { tick } from '../../sim/tick.ts';
import type { Founded, Progress, SocietyRequest } from './interface.ts';
import { Session } from './session.ts';

const WEEKS = 80;
const textOf = (id: string, of = CONSTITUTIONS): string => of.find((bundled) => bundled.id === id)?.text ?? '';
const REQUEST: SocietyRequest = {
  constitution: textOf('hollow-creek'),
  scenario: textOf('harassment_wave', BATTERY).replace(/week: \d+/, 'week: 20'),
  seed: 'page/0',
  weeks: WEEKS,
};
const SHARING = 'economy.treasury.sharing_rate';
const plan = readConstitution(REQUEST.constitution, '', SPECS).plan as Plan;
const scenario = readScenario(REQUEST.scenario, '', SPECS).scenario as Scenario;
const run: RunRequest = { plan, scenario, seed: REQUEST.seed, weeks: WEEKS, recordEveryWeeks: 1, recordEvents: false };

/** A clock under which every question of the time is a millisecond. */
function session(): Session {
  let now = 0;
  return new Session(() => now++);
}

function founded(request = REQUEST): [Session, Founded] {
  const society = session();
  const answer = society.found(request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return [society, answer];
}

/** The hash after every number of weeks lived, and the last row of observables, with edits made after some week. */
function lived(edits: Readonly<Record<number, Readonly<Record<string, number>>>> = {}) {
  const world = found(SPECS, plan, scenario, REQUEST.seed);
  const observer = new Observer(world, 0, false);
  const hashes: string[] = [];
  const rows: Float64Array[] = [];
  const note = () => {
    for (const [path, value] of Object.entries(edits[world.week] ?? {}))
      world.law.amend(world.law.indexOf(path), value);
    hashes.push(hashWorld(world));
  };
  note();
  while (world.week < WEEKS) {
    tick(world);
    observer.observe();
    rows.push(observer.current.slice());
    note();
  }
  return { hashes, rows, story: observer.story('endured') };
}

let reference: ReturnType<typeof lived>;
beforeAll(() => {
  reference = lived();
});

describe('a society in the page', () => {
  test('ends with the hash, the frames and the causes of the same run', () => {
    const [society] = founded();
    const parts: Progress[] = [];
    do parts.push(society.advance(0, 7, 1e9));
    while (parts.at(-1)?.state.end === null);
    const result = runSociety(SPECS, run);
    const last = parts.at(-1)?.state;
    expect(last).toEqual({ branch: 0, head: WEEKS, end: 'endured', endWeek: WEEKS });
    expect(society.hashAt(0, WEEKS)).toBe(result.hash);
    const rows = parts.flatMap((part) => [...part.rows]);
    expect(rows).toEqual([...result.frames]);
    expect(parts.map(({ firstWeek }) => firstWeek)).toEqual(parts.map((_, k) => 7 * k));
    expect(society.story(0)).toEqual({ end: 'endured', causes: result.causes, spells: result.spells });
    expect(society.advance(0, 5, 1e9).rows).toHaveLength(0);
  });

  test('can be stood in at any week, in any order, and lives on as if nobody had', () => {
    const [society] = founded();
    society.advance(0, 50, 1e9);
    for (const week of [50, 49, 3, 4, 5, 0, 31, 30, 50, 17, 17]) {
      expect(society.hashAt(0, week), `week ${week}`).toBe(reference.hashes[week]);
      expect(society.pictureAt(0, week).week).toBe(week);
      if (week > 0) society.breakdownAt(0, week, 'signals.factions');
      society.ledgersAt(0, week);
    }
    society.advance(0, WEEKS, 1e9);
    expect(society.hashAt(0, WEEKS)).toBe(reference.hashes[WEEKS]);
    expect(() => society.hashAt(0, WEEKS + 1)).toThrow(RangeError);
    expect(() => society.hashAt(7, 0)).toThrow(RangeError);
  });

  test('answers in time, after at least one week', () => {
    const [society] = founded();
    expect(society.advance(0, 10, 0).state.head).toBe(1);
    expect(society.advance(0, 10, 3).state.head).toBe(4);
  });
});

describe('a fork', () => {
  test('has the same luck under the edited law, and is seen as if it had been watched from the founding', () => {
    const edited = lived({ 30: { [SHARING]: 0.1 } });
    const [society] = founded();
    society.advance(0, 61, 1e9);
    const fork = society.fork(0, 30, { [SHARING]: 0.1 });
    if (!fork.ok) throw new Error('refused');
    expect(fork.firstWeek).toBe(30);
    expect(fork.rows).toHaveLength(0);
    expect(society.hashAt(fork.branch, 30)).toBe(edited.hashes[30]);
    const progress = society.advance(fork.branch, WEEKS, 1e9);
    expect([...progress.rows]).toEqual(edited.rows.slice(30).flatMap((row) => [...row]));
    expect(society.story(fork.branch)).toEqual({ end: 'endured', ...edited.story });
    expect(progress.lawChanges[0]).toMatchObject({ week: 30, path: SHARING, to: 0.1, byEdit: true });
    for (const week of [29, 30, 31, 44, WEEKS]) expect(society.hashAt(fork.branch, week)).toBe(edited.hashes[week]);
    const law = (branch: number, week: number) =>
      society.lawAt(branch, week).find(({ path }) => path === SHARING)?.value;
    expect(law(fork.branch, 31)).toBe(0.1);
    expect(law(fork.branch, 30)).toBe(law(0, 30));
    // The one it came from is as it was.
    society.advance(0, WEEKS, 1e9);
    expect(society.hashAt(0, WEEKS)).toBe(reference.hashes[WEEKS]);
  });

  test('of a fork keeps the edits of both; one without edits is the same society', () => {
    const edited = lived({ 20: { [SHARING]: 0.1 }, 40: { [SHARING]: 0.6 } });
    const [society] = founded();
    society.advance(0, 45, 1e9);
    const first = society.fork(0, 20, { [SHARING]: 0.1 });
    if (!first.ok) throw new Error('refused');
    society.advance(first.branch, 25, 1e9);
    const second = society.fork(first.branch, 40, { [SHARING]: 0.6 });
    const same = society.fork(0, 45, {});
    if (!second.ok || !same.ok) throw new Error('refused');
    society.advance(second.branch, WEEKS, 1e9);
    expect(society.hashAt(second.branch, WEEKS)).toBe(edited.hashes[WEEKS]);
    for (const week of [19, 21, 39, 41]) expect(society.hashAt(second.branch, week)).toBe(edited.hashes[week]);
    expect(society.ledgersAt(same.branch, 45)).toEqual(society.ledgersAt(0, 45));
    society.advance(same.branch, WEEKS, 1e9);
    expect(society.hashAt(same.branch, WEEKS)).toBe(reference.hashes[WEEKS]);
  });

  test('is refused in words for what no law can be, and after the end', () => {
    const [society] = founded();
    society.advance(0, WEEKS, 1e9);
    const issuesOf = (week: number, edits: Record<string, number>) => {
      const answer = society.fork(0, week, edits);
      return answer.ok ? [] : answer.issues.map(({ path }) => path);
    };
    expect(issuesOf(10, { [SHARING]: 3, 'governance.dao.quorum': 1, 'governance.consensus.rounds': 1.5 })).toEqual([
      SHARING,
      'governance.dao.quorum',
      'governance.consensus.rounds',
    ]);
    expect(issuesOf(10, { [SHARING]: Number.NaN })).toEqual([SHARING]);
    expect(issuesOf(WEEKS, {})).toEqual(['week']);
  });
});
