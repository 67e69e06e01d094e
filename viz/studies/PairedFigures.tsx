/**
 * Every difference as a dot with its 95 % interval. Where one way is better for those who live there, the dot moves
 * towards the law that is better; the numbers keep their sign, B − A. Within a group shares are drawn on one scale,
 * everything else each on its own: a wallet would vanish beside a treasury.
 */
import { scaleLinear } from 'd3';
import { plain, points, signed } from '../../results/analysis/words.ts';
import type { Comparison, PairedFigure } from '../../workers/web/interface.ts';
import { meaningOfFigure, titleOfFigure, verdictOfFigure } from './comparison-words.ts';
import { betterOf } from './direction.ts';

const GROUPS: readonly (readonly [string, (figure: PairedFigure) => boolean])[] = [
  ['How long and how many', (f) => f.observable === 'life' || f.observable === 'members'],
  ['Signals of fragility, 0 calm to 1', (f) => f.observable.startsWith('signals.')],
  ['Well-being', (f) => f.observable.startsWith('wellbeing.')],
  ['Money and work', (f) => /^(?:ledger|economy|time)\./.test(f.observable)],
  ['Deciding and justice', (f) => /^(?:governance|justice)\./.test(f.observable)],
];

export function PairedFigures({ comparison }: { readonly comparison: Comparison }) {
  return (
    <section class="study-part" aria-labelledby="differences-title">
      <h3 id="differences-title">What differs</h3>
      <p class="note">
        A dot is the mean difference within pairs, B − A; the line is its 95 % interval. Where the line crosses the
        middle, chance alone could do it. Of twenty measures in which nothing differs, one line will keep clear of it
        all the same: such a difference is “perhaps” one, and “clearly” one only where a 99.9 % interval keeps clear
        too. Hours, money and goods are not better or worse by themselves. Shares and signals of a group are drawn on
        one scale, all else each on its own.
      </p>
      {GROUPS.map(([title, belongs]) => {
        const figures = comparison.figures.filter(belongs);
        return figures.length === 0 ? null : <Group key={title} title={title} figures={figures} />;
      })}
    </section>
  );
}

function Group({ title, figures }: { readonly title: string; readonly figures: readonly PairedFigure[] }) {
  const reach = new Map<string, number>();
  for (const figure of figures) {
    const ends = [figure.low, figure.high, figure.difference].filter(Number.isFinite).map(Math.abs);
    reach.set(scaleOf(figure), Math.max(reach.get(scaleOf(figure)) ?? 0, ...ends));
  }
  // Where nothing of a group is better one way, its sides say where there is more.
  const judged = figures.some((figure) => betterOf(figure.observable) !== 'neither');
  return (
    <div class="paired">
      <h4>{title}</h4>
      <p class="paired-sides" aria-hidden="true">
        <span class="a">◂ {judged ? 'better under A' : 'more under A'}</span>
        <span class="b">{judged ? 'better under B' : 'more under B'} ▸</span>
      </p>
      <ul>
        {figures.map((figure) => (
          <Row key={figure.observable} figure={figure} reach={reach.get(scaleOf(figure)) || 1} />
        ))}
      </ul>
    </div>
  );
}

function isShare({ unit }: PairedFigure): boolean {
  return unit === '' || unit === 'share';
}

/** What is drawn on one scale has one name here. */
function scaleOf(figure: PairedFigure): string {
  return isShare(figure) ? 'share' : figure.observable;
}

function unitSaid({ title, unit }: PairedFigure): boolean {
  return title.toLowerCase().includes(unit);
}

function Row({ figure, reach }: { readonly figure: PairedFigure; readonly reach: number }) {
  const verdict = verdictOfFigure(figure);
  const better = betterOf(figure.observable);
  const tone =
    verdict === 'no clear difference'
      ? 'unclear'
      : better === 'neither'
        ? 'plain'
        : verdict.startsWith('A')
          ? 'a'
          : 'b';
  // Less is better: what is lower under B lies on B's side.
  const towards = better === 'less' ? -1 : 1;
  const scale = scaleLinear().domain([-reach, reach]).range([3, 97]).clamp(true);
  const across = (value: number): string => `${Math.round(100 * scale(towards * value)) / 100}%`;
  const level = isShare(figure);
  const number = (value: number): string =>
    level ? points(value, 3) : Math.abs(value) < 10 ? points(value, 2) : signed(value);
  const mean = (value: number): string => (level ? value.toFixed(2) : plain(value));
  const known = Number.isFinite(figure.difference);
  const bounded = Number.isFinite(figure.low) && Number.isFinite(figure.high);
  return (
    <li>
      <span class="paired-name">
        {titleOfFigure(figure)}
        <small>
          {[meaningOfFigure(figure), level || unitSaid(figure) ? '' : figure.unit]
            .filter((part) => part !== '')
            .join(', in ')}
        </small>
      </span>
      <span class="paired-means number">
        <b class="a">A</b> {known ? mean(figure.a) : 'n/a'} <b class="b">B</b> {known ? mean(figure.b) : 'n/a'}
      </span>
      <svg class="paired-figure" aria-hidden="true">
        <line class="paired-zero" x1="50%" x2="50%" y1="0" y2="100%" />
        {known && bounded ? (
          <line class={`paired-whisker ${tone}`} x1={across(figure.low)} x2={across(figure.high)} y1="50%" y2="50%" />
        ) : null}
        {known ? <circle class={`paired-dot ${tone}`} cx={across(figure.difference)} cy="50%" r="5" /> : null}
      </svg>
      <span class="paired-number number">
        {known ? number(figure.difference) : 'n/a'}
        <small>{known && bounded ? ` ${number(figure.low)} to ${number(figure.high)}` : ' no interval'}</small>
      </span>
      <span class={`paired-verdict ${tone}`}>{verdict}</span>
    </li>
  );
}
