/** The mean society under A and under B over time, among those that are still there. */
import { useSignal } from '@preact/signals';
import type { Catalogue, Comparison } from '../../workers/web/interface.ts';
import { PairPanel } from './PairPanel.tsx';

interface CoursesProps {
  readonly comparison: Comparison;
  readonly catalogue: Catalogue;
  readonly weeks: number;
}

export function Courses({ comparison, catalogue, weeks }: CoursesProps) {
  const { frameWeeks, meansA, meansB } = comparison;
  const looked = useSignal(-1);
  const columns = catalogue.observables.length;
  const last = frameWeeks.length - 1;
  if (last < 1) return null;
  const at = looked.value < 0 ? last : Math.min(last, Math.round((looked.value * last) / frameWeeks[last]));
  const panel = (name: string, title: string, unit: string, whole: boolean) => {
    const column = catalogue.observables.findIndex((observable) => observable.name === name);
    return (
      <PairPanel
        key={name}
        title={title}
        unit={unit}
        weeks={frameWeeks}
        a={(i) => meansA[i * columns + column]}
        b={(i) => meansB[i * columns + column]}
        horizon={weeks}
        whole={whole}
        at={at}
        onSeek={(week) => {
          looked.value = week;
        }}
      />
    );
  };
  return (
    <section class="study-part" aria-labelledby="courses-title">
      <h3 id="courses-title">The mean over time</h3>
      <p class="note">
        Each week the mean of the societies that are still there. The space between is in the colour of the higher one.{' '}
        {alike(comparison, catalogue)}
      </p>
      <div class="fig fig-multiples pair-multiples">
        {panel('people.present', 'People living there', 'people', false)}
        {panel('wellbeing.satisfaction', 'Mean satisfaction', 'share', true)}
        {catalogue.signals.map((signal) => panel(signal.name, signal.title, 'share', true))}
        {panel('ledger.treasury', 'Treasury', 'credits', false)}
      </div>
    </section>
  );
}

/** How much of their luck the pairs still share. */
function alike({ correlation, frameWeeks }: Comparison, catalogue: Catalogue): string {
  const columns = catalogue.observables.length;
  const column = catalogue.observables.findIndex((observable) => observable.name === 'people.present');
  const known = frameWeeks
    .map((week, i) => ({ week, r: correlation[i * columns + column] }))
    .filter(({ r }) => !Number.isNaN(r));
  const end = known.at(-1);
  if (!end) return '';
  const early = known[Math.min(known.length - 1, Math.ceil(known.length / 10))];
  return `How alike the two of a pair stay, by the number of people living there: correlation ${early.r.toFixed(2)} in week ${early.week + 1}, ${end.r.toFixed(2)} in week ${end.week + 1} (1 is in step, 0 is unrelated).`;
}
