/** The frame of the page: header, what went wrong if anything did, and the view. Views but the first load when opened. */
import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { LiveView } from '../live/live-view.tsx';
import { leftBehind, refused, sameness, view } from '../state/route.ts';
import { announcement, catalogue, failure, issues, request } from '../state/society.ts';
import { societyWorker, startSociety, studyWorker } from '../state/workers.ts';
import { Header } from './header.tsx';
import { Problems } from './problems.tsx';

type Loaded = ComponentType<Record<string, never>>;

const loadStress = (): Promise<Loaded> =>
  import('../studies/index.ts').then(({ StressView }) => () => {
    const known = catalogue.value;
    const asked = request.value;
    return known && asked ? (
      <StressView catalogue={known} request={asked} study={studyWorker} society={societyWorker} />
    ) : null;
  });
const loadCompare = (): Promise<Loaded> =>
  import('../studies/index.ts').then(({ CompareView }) => () => {
    const known = catalogue.value;
    const asked = request.value;
    return known && asked ? (
      <CompareView
        catalogue={known}
        request={asked}
        study={studyWorker}
        society={societyWorker}
        startSociety={startSociety}
      />
    ) : null;
  });

const loadResults = (): Promise<Loaded> =>
  import('../studies/index.ts').then(({ ResultsView }) => () => (
    <ResultsView base={new URL('results/', document.baseURI).href} study={studyWorker} />
  ));

export function App(): JSX.Element {
  return (
    <>
      <button type="button" class="button skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the society
      </button>
      <Header />
      <main id="main" tabIndex={-1}>
        <Notices />
        {view.value === 'society' && <LiveView />}
        {view.value === 'stress' && <Later load={loadStress} name="stress" />}
        {view.value === 'compare' && <Later load={loadCompare} name="compare" />}
        {view.value === 'results' && <Later load={loadResults} name="results" />}
      </main>
      <Footer />
      <p class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </p>
    </>
  );
}

/** A view whose code comes when it is opened. */
function Later({ load, name }: { load: () => Promise<Loaded>; name: string }): JSX.Element {
  const loaded = useSignal<{ View: Loaded } | null>(null);
  const broken = useSignal('');
  useEffect(() => {
    load().then(
      (View) => {
        loaded.value = { View };
      },
      (error: unknown) => {
        broken.value = error instanceof Error ? error.message : String(error);
      },
    );
  }, [load]);
  if (broken.value)
    return <p class="notice critical">This view could not be loaded ({broken.value}). Reload the page to try again.</p>;
  if (!loaded.value) return <p class="loading">Opening {name}…</p>;
  const { View } = loaded.value;
  return <View />;
}

function Notices(): JSX.Element {
  const refusal = refused.value;
  return (
    <div class="notices">
      {refusal && (
        <Notice kind="warning" title="This link was not opened." onClose={() => (refused.value = null)}>
          {refusal.reason} {refusal.advice}
        </Notice>
      )}
      {leftBehind.value && (
        <Notice kind="warning" title="The link does not carry everything." onClose={() => (leftBehind.value = '')}>
          {leftBehind.value}
        </Notice>
      )}
      {failure.value && (
        <Notice kind="critical" title="Something broke." onClose={() => (failure.value = '')}>
          {failure.value}
        </Notice>
      )}
      {issues.value.length > 0 && <Problems />}
      {sameness.value === 'same' && (
        <Notice kind="good" title="The same society." onClose={() => (sameness.value = 'unasked')}>
          Its state has the very fingerprint that the sender of the link saw: same people, same luck, same history.
        </Notice>
      )}
      {sameness.value === 'differs' && (
        <Notice kind="critical" title="Not the sender’s society." onClose={() => (sameness.value = 'unasked')}>
          Its state has another fingerprint than the sender saw. The link may have been altered, or the page that made
          it runs another version.
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  readonly kind: 'good' | 'warning' | 'critical';
  readonly title: string;
  readonly children: JSX.Element | string | readonly (JSX.Element | string)[];
  readonly onClose: () => void;
}

function Notice({ kind, title, children, onClose }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${kind}`} role={kind === 'good' ? 'status' : 'alert'}>
      <p>
        <strong>{title}</strong> {children}
      </p>
      <button type="button" class="button quiet" onClick={onClose}>
        Dismiss
      </button>
    </div>
  );
}

function Footer(): JSX.Element {
  return (
    <footer class="page-foot">
      <p class="note">
        A model, not a prophecy: it shows how rules, people and luck work on one another, and says where its parts come
        from. Everything is computed in this browser; nothing is sent anywhere.
        {catalogue.value && ` Engine ${catalogue.value.engine}.`}
      </p>
    </footer>
  );
}
