/** What many pairs say: the verdict, how they end, the differences with their intervals, the courses, the clauses. */
import { plain } from '../../results/analysis/words.ts';
import type { Catalogue, Comparison } from '../../workers/web/interface.ts';
import { Courses } from './Courses.tsx';
import type { Compared as Result } from './compare-state.ts';
import { verdictOfComparison } from './comparison-words.ts';
import { Differences } from './Differences.tsx';
import { Endings } from './Endings.tsx';
import { PairedFigures } from './PairedFigures.tsx';
import { count } from './words.ts';

export function Compared(props: Result & { readonly catalogue: Catalogue }) {
  const { comparison, nameA, nameB, weeks, catalogue } = props;
  return (
    <div class="study-result">
      <p class="study-verdict">{verdictOfComparison(comparison, weeks)}</p>
      <p class="note">
        {count(comparison.seeds, 'pair')}. A is {nameA}, B is {nameB}. Both of a pair have the same founders, the same
        strangers at the door and the same luck.
        <Failures comparison={comparison} />
      </p>
      <Endings comparison={comparison} weeks={weeks} />
      <PairedFigures comparison={comparison} />
      <Courses comparison={comparison} catalogue={catalogue} weeks={weeks} />
      <Differences comparison={comparison} parameters={catalogue.parameters} />
    </div>
  );
}

function Failures({ comparison }: { readonly comparison: Comparison }) {
  const { failures } = comparison;
  if (failures.length === 0) return null;
  return (
    <>
      {' '}
      {plain(failures.length)} of the runs could not be finished, and their pairs are left out; the first said:{' '}
      {failures[0]}
    </>
  );
}
