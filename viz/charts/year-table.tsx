/** Figures over time as a table, a row at the end of each year: made when it is opened, so that playing does not pay for it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { valueIn } from './course.ts';
import type { ObservableChartProps } from './props.ts';
import { withUnit } from './words.ts';

const YEAR = 52;

interface YearTableProps extends Pick<ObservableChartProps, 'catalogue' | 'branches'> {
  readonly caption: string;
  readonly observables: readonly { readonly name: string; readonly title: string; readonly unit: string }[];
}

export function YearTable({ catalogue, branches, caption, observables }: YearTableProps): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="fig-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{caption}</summary>
      {open ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section class="fig-scroll" aria-label={caption} tabIndex={0}>
          <table class="fig-table">
            <thead>
              <tr>
                <th scope="col">Week</th>
                {branches.length > 1 ? <th scope="col">Branch</th> : null}
                {observables.map(({ name, title }) => (
                  <th key={name} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{branches.flatMap((course) => rowsOf(course))}</tbody>
          </table>
        </section>
      ) : null}
    </details>
  );

  function rowsOf(course: YearTableProps['branches'][number]): JSX.Element[] {
    const columns = catalogue.observables.length;
    const end = course.firstWeek + course.weeks - 1;
    const from = Math.max(course.firstWeek, course.forkWeek);
    const weeks = end >= from ? [from] : [];
    for (let week = (Math.floor(from / YEAR) + 1) * YEAR - 1; week <= end; week += YEAR)
      if (week > from) weeks.push(week);
    if (end >= from && weeks.at(-1) !== end) weeks.push(end);
    return weeks.map((week) => (
      <tr key={`${course.letter} ${week}`}>
        <th scope="row">{week + 1}</th>
        {branches.length > 1 ? <td>{course.letter}</td> : null}
        {observables.map(({ name, unit }) => {
          const column = catalogue.observables.findIndex((observable) => observable.name === name);
          return <td key={name}>{withUnit(valueIn(course, columns, column, week), unit)}</td>;
        })}
      </tr>
    ));
  }
}
