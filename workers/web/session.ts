/**
 * The living society of the page with its branches: what `society.worker.ts` offers, without the wire, so that it is
 * the same in a test. Weeks are counted as `interface.ts` says.
 */
import type { Issue } from '../../sim/core/plan.ts';
import { found } from '../../sim/found.ts';
import { SIGNALS } from '../../sim/fragility/index.ts';
import { observables, personName } from '../../sim/fragility/observer.ts';
import type { Blame } from '../../sim/fragility/signal.ts';
import { SPECS } from '../../sim/registry.ts';
import { hashWorld } from '../../sim/state.ts';
import type { World } from '../../sim/world.ts';
import { Branch, type Edits } from './branch.ts';
import { catalogue } from './catalogue.ts';
import { checkNumbers, checkReforms, compileConstitution, compileScenario, refusal } from './compile.ts';
import { SnapshotMemory } from './history.ts';
import type {
  BranchId,
  BranchState,
  Catalogue,
  Founded,
  LawEntry,
  LedgerWeek,
  MemberView,
  Picture,
  Progress,
  Refused,
  SignalBreakdown,
  SocietyRequest,
  SocietyWorker,
} from './interface.ts';
import { ledgersOf } from './ledgers.ts';
import { memberOf, rowOf } from './member.ts';
import { pictureOf } from './picture.ts';

const SNAPSHOT_BYTES = 192 * 2 ** 20;
/** Beside the society as founded, so many forks are kept; an older one is forgotten. */
const MOST_FORKS = 3;
/** A society with room for more people does not fit into a page. */
const MOST_CAPACITY = 50_000;
const MOST_BLAMED = 12;

const COLUMN = new Map(observables().map(({ name }, k) => [name, k]));

export class Session implements SocietyWorker {
  private readonly branches = new Map<BranchId, Branch>();
  private readonly memory: SnapshotMemory;
  private next: BranchId = 0;
  private readonly now: () => number;

  /**
   * @param now a clock in milliseconds; it decides when an answer is given, and nothing else
   * @param snapshotBytes what all snapshots together may take
   */
  constructor(now: () => number, snapshotBytes = SNAPSHOT_BYTES) {
    this.now = now;
    this.memory = new SnapshotMemory(snapshotBytes);
  }

  catalogue(): Catalogue {
    return catalogue();
  }

  check(kind: 'constitution' | 'scenario', text: string): readonly Issue[] {
    return kind === 'constitution' ? compileConstitution(text).issues : compileScenario(text).issues;
  }

  found(request: SocietyRequest): Founded | Refused {
    const { value: constitution, issues } = compileConstitution(request.constitution, request.members);
    const { value: scenario, issues: inScenario } = compileScenario(request.scenario);
    const unfit = checkReforms(constitution?.plan, [scenario]);
    const problems = [...issues, ...inScenario, ...unfit, ...checkNumbers(request)];
    if (constitution && constitution.plan.capacity > MOST_CAPACITY) {
      const capacity = String(constitution.plan.capacity);
      problems.push(refusal('members.capacity', 'too many to live in a page', `at most ${MOST_CAPACITY}`, capacity));
    }
    if (!constitution || !scenario || problems.length > 0) return { ok: false, issues: problems };
    this.branches.clear();
    this.next = 0;
    const world = found(SPECS, constitution.plan, scenario, request.seed);
    return this.enter(Branch.founded(world, request.weeks, this.memory));
  }

  advance(id: BranchId, weeks: number, untilMs: number): Progress {
    const branch = this.branch(id);
    const told = toldSoFar(branch);
    const began = this.now();
    for (let lived = 0; lived < weeks && branch.end === null; lived++) {
      if (lived > 0 && this.now() - began >= untilMs) break;
      branch.live();
    }
    return this.progress(id, told);
  }

  pictureAt(id: BranchId, week: number): Picture {
    const branch = this.branch(id);
    return pictureOf(this.standIn(branch, week), branch.circles.labelsAt(week - 1));
  }

  fork(from: BranchId, week: number, edits: Edits): (Founded & Progress) | Refused {
    const parent = this.branch(from);
    checkLived(parent, week);
    const issues = problemsOf(parent, week, edits);
    if (issues.length > 0) return { ok: false, issues };
    const branch = parent.fork(week, edits);
    this.forgetForks(from);
    const founded = this.enter(branch);
    return { ...founded, ...this.progress(founded.branch, toldSoFar(branch)) };
  }

  lawAt(id: BranchId, week: number): readonly LawEntry[] {
    const branch = this.branch(id);
    checkLived(branch, week);
    return entriesOf(branch, week);
  }

  ledgersAt(id: BranchId, week: number): LedgerWeek {
    return ledgersOf(this.standIn(this.branch(id), week));
  }

  memberAt(id: BranchId, week: number, identity: number): MemberView | null {
    const branch = this.branch(id);
    const seen = branch.lastSeen(identity, week) ?? week;
    const world = this.standIn(branch, seen);
    const row = rowOf(world, identity);
    return row < 0 ? null : memberOf(world, row);
  }

  breakdownAt(id: BranchId, week: number, signal: string): SignalBreakdown {
    const branch = this.branch(id);
    const spec = SIGNALS.find((s) => `signals.${s.id}` === signal);
    if (!spec) throw new RangeError(`${signal} is not a signal`);
    checkLived(branch, week);
    const level = (name: string) => (week > 0 ? branch.rows.at(week - 1, COLUMN.get(name) ?? -1) : Number.NaN);
    const parts = spec.parts.map(({ name, meaning }) => ({ name, meaning, value: level(`${signal}.${name}`) }));
    const measured = week - 1 - ((week - 1) % spec.everyWeeks);
    const blamed = week > 0 ? branch.observer.breakdownOf(spec.id, branch.standIn(measured + 1), MOST_BLAMED) : [];
    return { signal, value: level(signal), parts, blame: blamed.map(inWords) };
  }

  hashAt(id: BranchId, week: number): string {
    return hashWorld(this.standIn(this.branch(id), week));
  }

  story(id: BranchId): ReturnType<SocietyWorker['story']> {
    const { end, observer } = this.branch(id);
    return { end, ...observer.story(end ?? 'endured') };
  }

  private branch(id: BranchId): Branch {
    const branch = this.branches.get(id);
    if (!branch) throw new RangeError(`there is no branch ${id}`);
    return branch;
  }

  private standIn(branch: Branch, week: number): World {
    checkLived(branch, week);
    return branch.standIn(week);
  }

  private enter(branch: Branch): Founded {
    const id = this.next++;
    this.branches.set(id, branch);
    this.memory.share([...this.branches.values()].map(({ history }) => history));
    const { plan } = branch.world.layout;
    return {
      ok: true,
      branch: id,
      name: plan.name,
      community: plan.community,
      outSlots: plan.outSlots,
      shocks: shocksOf(branch),
      law: entriesOf(branch, branch.head),
    };
  }

  private forgetForks(parent: BranchId): void {
    const forks = [...this.branches.keys()].filter((id) => id !== 0 && id !== parent);
    for (const id of forks.slice(0, Math.max(0, forks.length - MOST_FORKS + 1))) this.branches.delete(id);
  }

  private progress(id: BranchId, told: Told): Progress {
    const branch = this.branch(id);
    const state: BranchState = {
      branch: id,
      head: branch.head,
      end: branch.end,
      endWeek: branch.endWeek,
    };
    return {
      state,
      firstWeek: told.weeks,
      rows: branch.rows.from(told.weeks),
      events: branch.events.slice(told.events),
      lawChanges: branch.lawChanges.slice(told.lawChanges),
      picture: pictureOf(branch.world, branch.circles.labelsAt(branch.head - 1)),
    };
  }
}

/** How much of a branch’s history had been told. */
interface Told {
  readonly weeks: number;
  readonly events: number;
  readonly lawChanges: number;
}

function toldSoFar({ head, events, lawChanges }: Branch): Told {
  return { weeks: head, events: events.length, lawChanges: lawChanges.length };
}

/** Every week in which a shock strikes, by hazard too: the calendar is known from the founding. */
function shocksOf(branch: Branch): Founded['shocks'] {
  const { calendar, layout } = branch.world;
  const shocks = layout.specs.filter((spec) => spec.switch === 'shock');
  return shocks.flatMap(({ id, title }) =>
    Array.from({ length: branch.horizon }, (_, week) => ({
      title,
      week,
      intensity: calendar.intensity(id, week),
    })).filter(({ intensity }) => intensity > 0),
  );
}

/** The law in force in the last of so many weeks lived: that of the founding with the changes since. */
function entriesOf({ world, lawChanges }: Branch, week: number): LawEntry[] {
  const values = new Map(world.layout.parameters.map(({ path, value }) => [path, value]));
  for (const change of lawChanges) if (change.week < week) values.set(change.path, change.to);
  return world.layout.parameters.map(({ path, value, amendable }, k) => ({
    path,
    value: values.get(path) ?? value,
    entrenched: amendable && world.law.entrenched(k),
  }));
}

function checkLived({ head }: Branch, week: number): void {
  if (!Number.isInteger(week) || week < 0 || week > head)
    throw new RangeError(`week ${week} has not been lived: ${head} weeks have`);
}

function problemsOf(branch: Branch, week: number, edits: Edits): Issue[] {
  const { layout } = branch.world;
  const issues: Issue[] = [];
  if (branch.end !== null && week >= branch.endWeek)
    issues.push(refusal('week', 'the society is over by then', `a week before ${branch.endWeek}`, String(week)));
  for (const [path, value] of Object.entries(edits)) {
    const parameter = layout.parameters.find((p) => p.path === path);
    if (!parameter) {
      issues.push(refusal(path, 'no clause in force has this parameter'));
    } else if (!(value >= parameter.min && value <= parameter.max) || (parameter.integer && !Number.isInteger(value))) {
      const kind = parameter.integer ? 'a whole number' : 'a number';
      const expected = `${kind} from ${parameter.min} to ${parameter.max}`;
      issues.push(refusal(path, 'this value is out of range', expected, String(value)));
    }
  }
  return issues;
}

function inWords({ kind, who, other, clause, share, says }: Blame): SignalBreakdown['blame'][number] {
  const whose = kind === 'clause' ? clause : personName(who);
  const towards = kind === 'tie' ? ` against ${personName(other)}` : '';
  return { what: `${whose}${towards}: ${says}`, share, identities: [who, other].filter((identity) => identity >= 0) };
}
