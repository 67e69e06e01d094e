/** Any other observable over time, chosen from the catalogue by layer, drawn as the signals are, in its own unit. */
import { scaleLinear } from 'd3';
import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { plain, titleOf } from '../../results/analysis/words.ts';
import type { Scale } from '../../results/report/plot.ts';
import type { Catalogue } from '../../workers/web/interface.ts';
import { extentOf, valueIn } from './course.ts';
import { CoursePlot } from './course-panel.tsx';
import { fanExtent } from './fan.ts';
import { CourseLegend } from './legend.tsx';
import type { ObservableChartProps } from './props.ts';
import { observableTitle, sentence, withUnit } from './words.ts';
import { YearTable } from './year-table.tsx';

export function ObservableChart(props: ObservableChartProps): JSX.Element {
  const { catalogue, branches, fans, chosen, onChoose, week } = props;
  const [hover, setHover] = useState(-1);
  const id = useId();
  const columns = catalogue.observables.length;
  const column = Math.max(
    0,
    catalogue.observables.findIndex((observable) => observable.name === chosen),
  );
  const { name, unit, meaning } = catalogue.observables[column];
  const title = observableTitle(name);
  const y = scaleOf(props, column);
  const pointed = hover >= 0 ? hover : week;
  const values = branches.map((course) => ({
    letter: course.letter,
    label: course.label,
    text: withUnit(pointed < course.forkWeek ? Number.NaN : valueIn(course, columns, column, pointed), unit),
  }));
  const said = values.map(({ label, text }) => `${label} ${text}`).join('; ');
  return (
    <figure class="fig" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h3 id={`${id}-title`}>Everything else over time</h3>
      </figcaption>
      <div class="fig-chooser">
        <label class="label" for={`${id}-choice`}>
          Observable
        </label>
        <select
          id={`${id}-choice`}
          class="field"
          value={name}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {useMemo(() => choices(catalogue), [catalogue])}
        </select>
      </div>
      <div class="fig-head">
        <p class="fig-meaning">
          {sentence(meaning)} <span class="fig-aside">{unit === '' ? '' : `In ${unit}.`}</span>
        </p>
        <ul class="fig-values">
          {values.map(({ letter, text }) => (
            <li key={letter}>
              {branches.length > 1 ? <b class={`fig-key branch-${letter}`}>{letter}</b> : null}
              <span class="fig-value">{text}</span>
            </li>
          ))}
        </ul>
      </div>
      <CoursePlot
        {...props}
        className="tall"
        column={column}
        name={title}
        y={y}
        hover={hover}
        onHover={setHover}
        label={`${title}, in ${unit}, over time. In week ${pointed + 1}: ${said}`}
        says={`week ${week + 1}: ${said}`}
      />
      <CourseLegend {...props} fans={fans} />
      <YearTable {...props} caption={`${title} as a table`} observables={[{ name, title, unit }]} />
    </figure>
  );
}

/** From the round number below the lowest value, or 0, to the one above the highest. */
function scaleOf({ catalogue, branches, fans }: ObservableChartProps, column: number): Scale {
  const extents = [extentOf(branches, catalogue.observables.length, column), fans && fanExtent(fans, column)];
  const known = extents.filter((extent) => extent !== null);
  const low = Math.min(0, ...known.map((extent) => extent.from));
  const high = Math.max(...known.map((extent) => extent.to), low === 0 ? 0 : low);
  const scale = scaleLinear()
    .domain([low, high > low ? high : low + 1])
    .nice(4);
  const [from, to] = scale.domain();
  return { from, to, ticks: scale.ticks(4).map((at) => ({ at, label: plain(at) })) };
}

function choices(catalogue: Catalogue): JSX.Element[] {
  const layers = [...new Set(catalogue.observables.map(({ name }) => name.slice(0, name.indexOf('.'))))];
  // Signals are drawn above; here they come last, for the sake of their parts.
  layers.sort((a, b) => Number(a === 'signals') - Number(b === 'signals'));
  return layers.map((layer) => (
    <optgroup key={layer} label={titleOf(layer)}>
      {catalogue.observables
        .filter(({ name }) => name.startsWith(`${layer}.`))
        .map(({ name, unit }) => (
          <option key={name} value={name}>
            {`${observableTitle(name)}${unit === '' || unit === 'as written' ? '' : `, ${unit}`}`}
          </option>
        ))}
    </optgroup>
  ));
}
