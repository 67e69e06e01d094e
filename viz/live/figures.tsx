/**
 * The figures below the picture: signals, ledgers, law, events and story of the branch looked at. While the society
 * plays they follow a few times a second, so that they never keep the picture waiting.
 */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { BranchState } from '../../workers/web/interface.ts';
import type { BranchCourse } from '../charts/index.ts';
import {
  BreakdownPanel,
  EventList,
  LawTimeline,
  LedgerFlows,
  ObservableChart,
  SignalCharts,
  Story,
} from '../charts/index.ts';
import type { Branch } from '../state/branch.ts';
import { scrub } from '../state/player.ts';
import {
  askFans,
  branches,
  catalogue,
  fans,
  fansUnderWay,
  focused,
  moment,
  request,
  selected,
  stopFans,
} from '../state/society.ts';
import { societyWorker } from '../state/workers.ts';
import { useLatest } from './latest.ts';

const FOLLOW_MS = 300;
const STORY_EVERY_WEEKS = 13;
const FIRST_OBSERVABLE = 'wellbeing.satisfaction';

/** The moment shown, followed a few times a second. */
function useFollowed(): number {
  const followed = useSignal(moment.peek());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const follow = () => {
      timer = undefined;
      last = performance.now();
      followed.value = moment.peek();
    };
    const off = moment.subscribe(() => {
      timer ??= setTimeout(follow, Math.max(0, last + FOLLOW_MS - performance.now()));
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, []);
  return followed.value;
}

const courseOf = ({ letter, fork, history }: Branch): BranchCourse => ({
  letter,
  label: fork ? `changed after week ${fork.week}` : 'as founded',
  firstWeek: 0,
  weeks: history.weeks,
  rows: history.rows,
  forkWeek: fork ? fork.week : -1,
});

const choose = (identity: number): void => {
  selected.value = identity;
  scrollTo({ top: 0 });
};
/** Weeks have numbers from 0; the state after week k is that of k + 1 weeks lived. */
const seek = (week: number): void => scrub(week + 1);

export function Figures(): JSX.Element | null {
  const known = catalogue.value;
  const branch = focused.value;
  const asked = request.value;
  const followed = useFollowed();
  if (!known || !branch || !asked) return null;
  const week = Math.max(0, followed - 1);
  const law = branch.founded.law;
  const measured = known.signals.filter(
    ({ clause }) => !clause || law.some(({ path }) => path.startsWith(`${clause}.`)),
  );
  const shared = {
    catalogue: { ...known, signals: measured },
    week,
    horizon: asked.weeks,
    shocks: branch.founded.shocks,
    onSeek: seek,
  };
  const courses = { ...shared, branches: branches.value.map(courseOf), fans: fans.value };
  const lived = Math.min(followed, branch.history.weeks);
  return (
    <div class="figures">
      <Signs {...courses} branch={branch} lived={lived} />
      <section class="section" aria-labelledby="ledgers-title">
        <header>
          <h2 id="ledgers-title">Where time, money and power go</h2>
          <p>
            Three things are scarce in a society, and each is kept in a ledger, a book in which nothing gets lost: an
            hour spent on one thing is taken from another, every credit has a payer and a payee, and all power together
            is one.
          </p>
        </header>
        <Ledgers branch={branch} lived={lived} />
      </section>
      <section class="section" aria-labelledby="law-title">
        <header>
          <h2 id="law-title">The law</h2>
          <p>The rules they began with, and what they have made of them since by the rules for changing rules.</p>
        </header>
        <LawTimeline {...shared} law={law} changes={branch.lawChanges.peek()} head={branch.lived.peek().head} />
      </section>
      <section class="section columns" aria-labelledby="events-title" id="story">
        <header>
          <h2 id="events-title">The story</h2>
          <p>In words, with what led to it. Click a week to go there, a name to meet that person.</p>
        </header>
        <EventList events={branch.events.peek()} week={week} onSeek={seek} onSelectMember={choose} />
        <Told branch={branch} state={branch.lived.peek()} />
      </section>
      <section class="section" aria-labelledby="more-title">
        <header>
          <h2 id="more-title">Every other measure</h2>
        </header>
        <Anything {...courses} />
      </section>
    </div>
  );
}

type Courses = Omit<Parameters<typeof SignalCharts>[0], 'selected' | 'onSelectSignal'>;

function Signs({ branch, lived, ...courses }: Courses & { branch: Branch; lived: number }): JSX.Element {
  const name = useSignal<string | null>(null);
  const chosen = name.value;
  const breakdown = useLatest(
    () => (chosen ? societyWorker().breakdownAt(branch.id, lived, chosen) : null),
    [branch, lived, chosen],
  ).value;
  return (
    <section class="section" aria-labelledby="signs-title">
      <header>
        <h2 id="signs-title">Signs of trouble</h2>
        <p>
          A signal measures one way in which a society can break, from 0, calm, to 1. It only watches: nothing in the
          society reads it.
        </p>
        <FansButton />
      </header>
      <SignalCharts
        {...courses}
        selected={chosen}
        onSelectSignal={(next) => {
          name.value = next === chosen ? null : next;
        }}
      />
      {chosen && (
        <BreakdownPanel
          catalogue={courses.catalogue}
          breakdown={breakdown}
          week={courses.week}
          onSelectMember={choose}
        />
      )}
    </section>
  );
}

function FansButton(): JSX.Element {
  if (fansUnderWay.value) {
    return (
      <button type="button" class="button" onClick={stopFans}>
        Running other seeds… stop
      </button>
    );
  }
  return (
    <button
      type="button"
      class="button"
      disabled={fans.value !== null}
      title="Runs the same society 24 times with other people and other luck, and draws where most of them went"
      onClick={() => void askFans()}
    >
      {fans.value ? `${fans.value.seeds} other seeds behind the lines` : 'Is this luck? Show other seeds'}
    </button>
  );
}

function Ledgers({ branch, lived }: { branch: Branch; lived: number }): JSX.Element {
  const known = catalogue.value!;
  const ledgers = useLatest(async () => {
    const now = await societyWorker().ledgersAt(branch.id, lived);
    const before = lived > 0 ? await societyWorker().ledgersAt(branch.id, lived - 1) : null;
    return { now, before };
  }, [branch, lived]).value;
  return (
    <LedgerFlows
      catalogue={known}
      ledger={ledgers?.now ?? null}
      before={ledgers?.before?.balances ?? null}
      onSelectMember={choose}
    />
  );
}

/** Causes are gathered anew every quarter while the society lives, and as soon as it has ended. */
function Told({ branch, state }: { branch: Branch; state: BranchState }): JSX.Element {
  const { end, head } = state;
  const told = useLatest(async () => {
    const asOf = branch.lived.peek();
    return { story: await societyWorker().story(branch.id), asOf };
  }, [branch, end, Math.floor(head / STORY_EVERY_WEEKS)]).value;
  // What was told of the living is no story of the end.
  const fresh = told && told.asOf.branch === state.branch && told.asOf.end === end ? told : null;
  return (
    <div class="told">
      {fresh && end === null && head > 0 && <p class="note">Causes as of week {Math.max(1, fresh.asOf.head)}.</p>}
      <Story story={fresh?.story ?? null} state={state} onSeek={seek} />
    </div>
  );
}

function Anything(courses: Courses): JSX.Element {
  const name = useSignal(FIRST_OBSERVABLE);
  const chosen = useMemo(
    () =>
      courses.catalogue.observables.some((observable) => observable.name === name.value)
        ? name.value
        : (courses.catalogue.observables[0]?.name ?? ''),
    [courses.catalogue, name.value],
  );
  return (
    <ObservableChart
      {...courses}
      chosen={chosen}
      onChoose={(next) => {
        name.value = next;
      }}
    />
  );
}
