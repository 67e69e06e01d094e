/**
 * Compare: two constitutions under the same people and the same luck. One pair living side by side shows how they part;
 * many pairs, whether it is more than chance, and by how much.
 */
import { useEffect, useMemo } from 'preact/hooks';
import { duration } from '../../results/analysis/words.ts';
import { Compared } from './Compared.tsx';
import { ConstitutionChoice } from './ConstitutionChoice.tsx';
import { compareRun, pairs, scenario, seed, textA, textB, weeks } from './compare-state.ts';
import { NumberField } from './NumberField.tsx';
import { foundPair, pausePair } from './pair.ts';
import type { CompareViewProps } from './props.ts';
import { ScenarioChoice } from './ScenarioChoice.tsx';
import { SeedField } from './SeedField.tsx';
import { SideBySide } from './SideBySide.tsx';
import './studies.css';
import './compare.css';
import { UnderWay } from './UnderWay.tsx';
import { nameIn, societies } from './words.ts';

const MOST_PAIRS = 1000;
const MOST_WEEKS = 5200;

export function CompareView(props: CompareViewProps) {
  const { catalogue, request, study, society, startSociety } = props;
  useMemo(() => {
    if (textA.peek() !== '') return;
    textA.value = request.constitution;
    textB.value =
      catalogue.constitutions.find((item) => item.text !== request.constitution)?.text ?? request.constitution;
    scenario.value = request.scenario;
    seed.value = request.seed;
    weeks.value = request.weeks;
  }, []);
  // A pair that nobody watches stops where it is.
  useEffect(() => pausePair, []);
  const state = compareRun.state.value;
  const ready = !Number.isNaN(weeks.value) && seed.value !== '';
  const founders = request.members === undefined ? {} : { members: request.members };
  const found = (): void => {
    const asked = { scenario: scenario.value, seed: seed.value, weeks: weeks.value, ...founders };
    void foundPair(
      startSociety,
      [
        { ...asked, constitution: textA.value },
        { ...asked, constitution: textB.value },
      ],
      catalogue.observables.length,
    );
  };
  const start = (): void => {
    if (!ready || Number.isNaN(pairs.value)) return;
    const names = { nameA: nameIn(textA.value, 'A'), nameB: nameIn(textB.value, 'B'), weeks: weeks.value };
    const asked = {
      a: textA.value,
      b: textB.value,
      scenario: scenario.value,
      seedName: seed.value,
      seeds: pairs.value,
      weeks: weeks.value,
      ...founders,
    };
    void compareRun.start(study(), async (worker) => {
      const answer = await worker.compare(asked);
      return answer.ok ? { ok: true, result: { comparison: answer.comparison, ...names } } : answer;
    });
  };
  return (
    <div class="study">
      <header class="study-head">
        <h1>Compare</h1>
        <p class="study-lead">
          Two constitutions, the same people, the same luck. What one law does that the other does not shows in the
          difference.
        </p>
      </header>
      <div class="study-form">
        <div class="study-two">
          <ConstitutionChoice
            {...{ label: 'Constitution A', letter: 'A', text: textA, onPage: request.constitution, catalogue, society }}
          />
          <ConstitutionChoice
            {...{ label: 'Constitution B', letter: 'B', text: textB, onPage: request.constitution, catalogue, society }}
          />
        </div>
        <div class="study-fields">
          <ScenarioChoice text={scenario} scenarios={catalogue.scenarios} />
          <SeedField value={seed} hint="Fixes people and luck, the same for both." />
          <NumberField
            label="Weeks"
            hint={Number.isNaN(weeks.value) ? '' : `How long they may live: ${duration(weeks.value)}.`}
            value={weeks}
            least={4}
            most={MOST_WEEKS}
          />
        </div>
      </div>
      <SideBySide catalogue={catalogue} ready={ready} onFound={found} />
      <section class="section" aria-labelledby="pairs-title">
        <header>
          <h2 id="pairs-title">Many pairs: more than luck?</h2>
          <p>The comparison again with other people and other luck, on all cores; every pair shares its own.</p>
        </header>
        <form
          class="study-bar"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <NumberField
            label="Pairs"
            hint={Number.isNaN(pairs.value) ? '' : `${societies(2 * pairs.value)}, half under each law.`}
            value={pairs}
            least={2}
            most={MOST_PAIRS}
          />
          <button
            type="submit"
            class="button primary"
            disabled={!ready || Number.isNaN(pairs.value) || state.phase === 'running'}
          >
            {state.phase === 'done' ? 'Compare again' : 'Compare'}
          </button>
        </form>
        <UnderWay state={state} what="The comparison" onCancel={() => compareRun.cancel()} />
        {state.phase === 'idle' ? (
          <p class="study-empty">
            Here will stand how many societies last under each law, every difference with the interval that so many
            pairs allow, and the clauses in which the two differ.
          </p>
        ) : null}
        {state.phase === 'done' ? <Compared {...state.result} catalogue={catalogue} /> : null}
      </section>
    </div>
  );
}
