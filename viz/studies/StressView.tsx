/**
 * Stress: every shock of the battery, and none, times many seeds, on all cores of this machine; then what the report of
 * the command line shows, in the page.
 */
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { duration, titleOf } from '../../results/analysis/words.ts';
import { verdictSentence } from '../../results/verdict.ts';
import type { BundledText, Catalogue } from '../../workers/web/interface.ts';
import { ConstitutionChoice } from './ConstitutionChoice.tsx';
import { NumberField } from './NumberField.tsx';
import type { StudyProps } from './props.ts';
import { Report } from './Report.tsx';
import { SeedField } from './SeedField.tsx';
import './studies.css';
import { constitution, leftOut, seedName, seeds, stressRun, weeks } from './stress-state.ts';
import { UnderWay } from './UnderWay.tsx';
import { firstSentence, societies } from './words.ts';

const UNSHOCKED = 'unshocked';
const MOST_SEEDS = 1000;
const MOST_WEEKS = 5200;

export function StressView(props: StudyProps) {
  const { catalogue, request, study, society } = props;
  useMemo(() => {
    if (constitution.peek() === '') {
      constitution.value = request.constitution;
      weeks.value = request.weeks;
    }
  }, []);
  const shocks = catalogue.scenarios.filter((item) => item.id !== UNSHOCKED);
  const chosen = shocks.filter((item) => !leftOut.value.has(item.id));
  const state = stressRun.state.value;
  const ready = !Number.isNaN(seeds.value) && !Number.isNaN(weeks.value) && seedName.value !== '';
  const result = useRef<HTMLElement>(null);
  const before = useRef(state.phase);
  // Who has waited for it is led to the verdict; who comes back to it later is left where they are.
  useEffect(() => {
    if (before.current === 'running' && state.phase === 'done') {
      result.current?.focus({ preventScroll: true });
      result.current?.scrollIntoView({ block: 'start' });
    }
    before.current = state.phase;
  }, [state.phase]);
  const start = (): void => {
    if (!ready) return;
    const asked = {
      constitution: constitution.value,
      scenarios: (chosen.length === 0 ? catalogue.scenarios.filter((item) => item.id === UNSHOCKED) : chosen).map(
        (item) => item.text,
      ),
      seedName: seedName.value,
      seeds: seeds.value,
      weeks: weeks.value,
      ...(request.members === undefined ? {} : { members: request.members }),
    };
    void stressRun.start(study(), async (worker) => {
      const answer = await worker.stress(asked);
      return answer.ok ? { ok: true, result: answer.analysis } : answer;
    });
  };
  return (
    <div class="study">
      <header class="study-head">
        <h1>Stress</h1>
        <p class="study-lead">
          Founds the same society many times over, with other people and other luck each time, and strikes it with one
          shock after another. What breaks, how soon, and why?
        </p>
      </header>
      <form
        class="study-form"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <ConstitutionChoice
          label="Constitution"
          text={constitution}
          onPage={request.constitution}
          catalogue={catalogue}
          society={society}
        />
        <div class="study-fields">
          <NumberField
            label="Societies under each scenario"
            hint="30 tell large effects from chance; 100 tell small ones."
            value={seeds}
            least={2}
            most={MOST_SEEDS}
          />
          <NumberField label="Weeks" hint={spanWords(weeks.value)} value={weeks} least={4} most={MOST_WEEKS} />
          <SeedField value={seedName} hint="The same name gives the same people and luck again." />
        </div>
        <Shocks shocks={shocks} />
        <div class="study-go">
          <p class="muted">{planned(chosen.length, catalogue)}</p>
          <button type="submit" class="button primary" disabled={!ready || state.phase === 'running'}>
            {state.phase === 'done' ? 'Run again' : 'Run the battery'}
          </button>
        </div>
      </form>
      <UnderWay state={state} what="The battery" onCancel={() => stressRun.cancel()} />
      <p class="visually-hidden" role="status">
        {state.phase === 'done' ? `The battery is done. ${verdictSentence(state.result)}` : ''}
      </p>
      {state.phase === 'done' ? (
        <section class="study-result" ref={result} tabIndex={-1} aria-label="Result of the battery">
          <Report analysis={state.result} />
        </section>
      ) : null}
      {state.phase === 'idle' ? (
        <p class="study-empty">
          Here will stand a verdict in plain words, how long the society lasts under each shock, how it ends and why,
          where it strains, and every number behind it.
        </p>
      ) : null}
    </div>
  );
}

function spanWords(of: number): string {
  return Number.isNaN(of) ? '' : `How long each society may live: ${duration(of)}.`;
}

function planned(shocks: number, catalogue: Catalogue): string {
  if (Number.isNaN(seeds.value) || Number.isNaN(weeks.value)) return 'Mend the numbers above to go on.';
  const scenarios = shocks + 1;
  const unshocked = catalogue.scenarios.some((item) => item.id === UNSHOCKED);
  return `${scenarios} scenario${scenarios === 1 ? '' : 's'}${unshocked ? ', one of them without a shock,' : ''} × ${seeds.value} = ${societies(scenarios * seeds.value)} of up to ${duration(weeks.value)}.`;
}

function Shocks({ shocks }: { readonly shocks: readonly BundledText[] }) {
  const id = useId();
  const set = (ids: readonly string[]): void => {
    leftOut.value = new Set(ids);
  };
  return (
    <fieldset class="study-shocks">
      <legend class="label">Shocks</legend>
      <div class="study-shocks-all">
        <button type="button" class="link" onClick={() => set([])}>
          all
        </button>
        <button type="button" class="link" onClick={() => set(shocks.map((item) => item.id))}>
          none
        </button>
      </div>
      <ul>
        {shocks.map((item) => (
          <li key={item.id}>
            <input
              type="checkbox"
              id={`${id}-${item.id}`}
              checked={!leftOut.value.has(item.id)}
              aria-describedby={`${id}-${item.id}-about`}
              onChange={(event) => {
                const next = new Set(leftOut.value);
                if (event.currentTarget.checked) next.delete(item.id);
                else next.add(item.id);
                leftOut.value = next;
              }}
            />
            <label for={`${id}-${item.id}`}>{titleOf(item.title)}</label>
            <span class="study-hint" id={`${id}-${item.id}-about`}>
              {firstSentence(item.about)}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
