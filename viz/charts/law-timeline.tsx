/**
 * The law over time: every parameter that ever changed as a row of steps, shocks as marks; below, each change in words.
 * A ring is an amendment of the members, a diamond an edit by the person at the page.
 */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { SIDE } from './course.ts';
import type { LawTimelineProps } from './props.ts';
import { percentOf, TimePlot } from './time-plot.tsx';
import { changeWords, lawWords, parameterTitle } from './words.ts';

type Change = LawTimelineProps['changes'][number];
type Parameter = LawTimelineProps['catalogue']['parameters'][number];

/** Changes told at once; the rest on demand. */
const TOLD = 12;

export interface LawRow {
  readonly path: string;
  readonly founding: number;
  readonly changes: readonly Change[];
}

/** A row for each parameter that ever changed, in the order of their first change. */
export function lawRows(law: LawTimelineProps['law'], changes: readonly Change[]): LawRow[] {
  const rows = new Map<string, Change[]>();
  for (const change of [...changes].sort((a, b) => a.week - b.week)) {
    rows.set(change.path, [...(rows.get(change.path) ?? []), change]);
  }
  return [...rows].map(([path, own]) => ({
    path,
    founding: law.find((entry) => entry.path === path)?.value ?? own[0].from,
    changes: own,
  }));
}

/** Value in force in a week: a change holds from its week on. */
export function inForce(row: LawRow, week: number): number {
  return row.changes.findLast((change) => change.week <= week)?.to ?? row.founding;
}

export function LawTimeline(props: LawTimelineProps): JSX.Element {
  const { catalogue, law, changes, head } = props;
  const rows = useMemo(() => lawRows(law, changes), [law, changes]);
  const byPath = useMemo(
    () => new Map(catalogue.parameters.map((parameter) => [parameter.path, parameter])),
    [catalogue],
  );
  const edits = changes.filter((change) => change.byEdit).length;
  return (
    <figure class="fig" aria-labelledby="fig-law">
      <figcaption>
        <h3 id="fig-law">The law and its amendments</h3>
        <p class="fig-note">
          {rows.length === 0
            ? `None of the ${law.length} provisions has changed in ${head} weeks.`
            : `${rows.length} of ${law.length} provisions have changed since the founding; the others stand as they were written.`}
        </p>
      </figcaption>
      {rows.length === 0 ? null : (
        <>
          <ul class="fig-legend">
            <li>
              <ChangeMark byEdit={false} /> amended by the members
            </li>
            {edits > 0 ? (
              <li>
                <ChangeMark byEdit /> edited by you
              </li>
            ) : null}
            {props.shocks.map((shock) => (
              <li key={`${shock.title} ${shock.week}`}>
                <svg class="fig-sample" viewBox="0 0 10 12" width="10" height="12" aria-hidden="true">
                  <path class="fig-shock" d="M5 0V12" />
                </svg>
                {`${shock.title}, week ${shock.week + 1}`}
              </li>
            ))}
          </ul>
          <ul class="fig-laws">
            {rows.map((row, k) => (
              <LawLane key={row.path} {...props} row={row} info={byPath.get(row.path)} last={k === rows.length - 1} />
            ))}
          </ul>
          <Changes {...props} byPath={byPath} />
        </>
      )}
    </figure>
  );
}

function ChangeMark({ byEdit }: { readonly byEdit: boolean }): JSX.Element {
  return (
    <svg
      class={`fig-change ${byEdit ? 'edit' : 'own'}`}
      viewBox="-6 -6 12 12"
      width="12"
      height="12"
      aria-hidden="true"
    >
      <path d={byEdit ? DIAMOND : RING} />
    </svg>
  );
}

const RING = 'M0-3.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7Z';
const DIAMOND = 'M0-5L5 0L0 5L-5 0Z';

interface LaneProps extends LawTimelineProps {
  readonly row: LawRow;
  readonly info: Parameter | undefined;
  readonly last: boolean;
}

function LawLane({ row, info, last, week, head, horizon, shocks, onSeek }: LaneProps): JSX.Element {
  const title = parameterTitle(row.path);
  const values = [row.founding, ...row.changes.map((change) => change.to)];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || 1) * 0.4;
  const y = { from: low - room, to: high + room, ticks: [] };
  const across = (at: number): number => Math.round((SIDE * at) / Math.max(1, horizon));
  const down = (value: number): number => Math.round((SIDE * (y.to - value)) / (y.to - y.from));
  const path = useMemo(
    () =>
      row.changes.reduce((d, change) => `${d}H${across(change.week)}V${down(change.to)}`, `M0 ${down(row.founding)}`),
    [row, horizon],
  );
  const now = lawWords(info, inForce(row, week));
  const told = row.changes
    .map(
      (change) => `${lawWords(info, change.to)} from week ${change.week + 1}${change.byEdit ? ', by your edit' : ''}`,
    )
    .join('; ');
  return (
    <li class="fig-law">
      <p class="fig-law-name">
        <b title={info?.meaning ?? row.path}>{title}</b> <span class="fig-aside">{info?.clauseTitle ?? ''}</span>
        <span class="fig-now">{now}</span>
      </p>
      <TimePlot
        className="lane"
        bare={!last}
        label={`${title}: ${lawWords(info, row.founding)} at the founding; ${told}`}
        name={title}
        says={`week ${week + 1}: ${now}`}
        horizon={horizon}
        y={y}
        week={week}
        hover={-1}
        last={Math.max(0, head - 1)}
        shocks={shocks}
        onSeek={onSeek}
        curves={<path class="fig-line step" d={`${path}H${across(Math.max(head, row.changes.at(-1)?.week ?? 0))}`} />}
      >
        {row.changes.map((change, k) => (
          <svg
            key={`${change.week} ${k}`}
            class={`fig-change ${change.byEdit ? 'edit' : 'own'}`}
            x={percentOf(change.week / Math.max(1, horizon))}
            y={percentOf((y.to - change.to) / (y.to - y.from))}
            width="1"
            height="1"
            aria-hidden="true"
          >
            <path d={change.byEdit ? DIAMOND : RING} />
          </svg>
        ))}
        <text
          class="fig-tick"
          x="-6"
          y={percentOf((y.to - row.founding) / (y.to - y.from))}
          dy="0.32em"
          text-anchor="end"
        >
          {short(lawWords(info, row.founding))}
        </text>
        {row.changes.map((change, k) =>
          roomAfter(row, k, Math.max(head, change.week)) < LABEL_SHARE * horizon ? null : (
            <text
              key={`value ${change.week} ${k}`}
              class="fig-tick fig-step"
              x={percentOf(change.week / Math.max(1, horizon))}
              dx="8"
              y={percentOf((y.to - change.to) / (y.to - y.from))}
              dy="-5"
            >
              {short(lawWords(info, change.to))}
            </text>
          ),
        )}
      </TimePlot>
    </li>
  );
}

/** A step is labelled when it lasts at least this share of the horizon. */
const LABEL_SHARE = 0.11;

/** Weeks from a change to the next one of the same provision, or to the present. */
function roomAfter(row: LawRow, k: number, present: number): number {
  return (row.changes[k + 1]?.week ?? present) - row.changes[k].week;
}

/** Beside a lane there is room for a number, not for its unit. */
function short(words: string): string {
  const [first] = words.split('\u00a0');
  return first.length > 9 ? `${first.slice(0, 8)}…` : first;
}

function Changes({
  changes,
  week,
  byPath,
  onSeek,
}: LawTimelineProps & { readonly byPath: ReadonlyMap<string, Parameter> }): JSX.Element {
  const [all, setAll] = useState(false);
  const latest = [...changes].sort((a, b) => b.week - a.week);
  const shown = all ? latest : latest.slice(0, TOLD);
  return (
    <>
      <ol class="fig-list" aria-label="Changes of the law, the latest first">
        {shown.map((change, k) => {
          const info = byPath.get(change.path);
          const [from, to] = changeWords(info, change.from, change.to);
          return (
            <li key={`${change.week} ${change.path} ${k}`} class={change.week > week ? 'later' : ''}>
              <button type="button" class="link fig-week" onClick={() => onSeek(change.week)}>
                Week {change.week + 1}
              </button>
              <span>
                <ChangeMark byEdit={change.byEdit} /> {provision(info, change.path)}:{' '}
                <span class="fig-from">{from}</span>
                <span aria-hidden="true"> → </span>
                <span class="visually-hidden"> became </span>
                <b>{to}</b>
                <span class="fig-aside">{change.byEdit ? ', edited by you' : ', amended by the members'}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {latest.length > TOLD ? (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Only the latest ${TOLD}` : `All ${latest.length} changes`}
        </button>
      ) : null}
    </>
  );
}

/** `Consensus, threshold` */
function provision(info: Parameter | undefined, path: string): string {
  const title = parameterTitle(path);
  return info ? `${info.clauseTitle}, ${title.toLowerCase()}` : title;
}
