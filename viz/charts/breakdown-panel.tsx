/** What holds a signal up in the shown week: the parts of its formula, and the members, ties or clauses behind it. */
import type { JSX } from 'preact';
import { level, percent, titleOf } from '../../results/analysis/words.ts';
import { Named } from './named.tsx';
import { passages } from './people.ts';
import type { BreakdownPanelProps } from './props.ts';
import { StateMark } from './state-mark.tsx';
import { percentOf } from './time-plot.tsx';
import { ageWords, sentence, stateOf, withUnit } from './words.ts';

export function BreakdownPanel({ catalogue, breakdown, week, onSelectMember }: BreakdownPanelProps): JSX.Element {
  const signal = catalogue.signals.find(
    ({ name }) => name === breakdown?.signal || name === `signals.${breakdown?.signal}`,
  );
  if (!breakdown || !signal) {
    return (
      <figure class="fig" aria-label="What is behind a signal">
        <p class="fig-note">Choose a signal to see who and what is behind it.</p>
      </figure>
    );
  }
  const unitOf = (part: string): string =>
    catalogue.observables.find(({ name }) => name === `${signal.name}.${part}`)?.unit ?? '';
  const largest = Math.max(0.0001, ...breakdown.blame.map(({ share }) => share));
  return (
    <figure class="fig" aria-labelledby="fig-breakdown">
      <figcaption>
        <h3 id="fig-breakdown">Behind {signal.title.toLowerCase()}</h3>
        <p class="fig-values">
          <span class="fig-value">{level(breakdown.value)}</span>
          <StateMark state={stateOf(signal, breakdown.value)} />
          <span class="fig-aside">
            in week {week + 1}, {ageWords(signal, week)}
          </span>
        </p>
      </figcaption>
      <p class="fig-formula">{signal.formula}</p>
      <table class="fig-table">
        <caption>Its parts</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {breakdown.parts.map((part) => (
            <tr key={part.name}>
              <th scope="row">
                {titleOf(part.name)}
                <span class="fig-aside">{sentence(part.meaning)}</span>
              </th>
              <td>{withUnit(part.value, unitOf(part.name))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {breakdown.blame.length === 0 ? (
        <p class="fig-note">Nobody in particular is behind it this week.</p>
      ) : (
        <table class="fig-table fig-bars fig-blame">
          <caption>Who and what weighs most</caption>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">Who or what</th>
              <th scope="col">Length</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {breakdown.blame.map((blame, k) => (
              <tr key={`${k} ${blame.what}`}>
                <th scope="row">
                  <Behind what={blame.what} identities={blame.identities} onSelectMember={onSelectMember} />
                </th>
                <td class="fig-cell">
                  <svg class="fig-bar cause" aria-hidden="true">
                    <rect width={percentOf(blame.share / largest)} height="100%" />
                  </svg>
                </td>
                <td>{percent(blame.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  );
}

interface BehindProps {
  readonly what: string;
  readonly identities: readonly number[];
  readonly onSelectMember: (identity: number) => void;
}

/** Names in the text lead to their members; a text without them does so as a whole. */
function Behind({ what, identities, onSelectMember }: BehindProps): JSX.Element {
  const text = sentence(what).replace(/\.$/, '');
  if (identities.length === 0 || passages(text, identities).some(({ identity }) => identity >= 0)) {
    return <Named text={text} identities={identities} onSelectMember={onSelectMember} />;
  }
  return (
    <button type="button" class="link" onClick={() => onSelectMember(identities[0])}>
      {text}
    </button>
  );
}
