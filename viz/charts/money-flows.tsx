/** Money of a week: who paid whom for what, in credits; what each party has of it; and that nothing is lost. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { capital, list, plain, signed } from '../../results/analysis/words.ts';
import type { LedgerWeek } from '../../workers/web/interface.ts';
import { Check } from './check.tsx';
import { type FlowLayout, layoutFlows, PARTY_WORDS, partySums } from './flow-layout.ts';
import type { LedgerFlowsProps } from './props.ts';
import { roundedTogether } from './rounding.ts';
import { NOTHING } from './words.ts';

const ROW = 22;
/** As high in a week of few flows as in one of many, so that nothing below moves; more only when they need it. */
const HEIGHT = 340;
const ROOM = 90;
/** Width of the picture before it is stretched; the bars of the parties at its ends. */
const WIDTH = 1000;
/** Sums of thousandths in doubles differ by less. */
const CLOSE = 0.005;

interface MoneyProps extends Pick<LedgerFlowsProps, 'before'> {
  readonly ledger: LedgerWeek;
  readonly week: number;
}

export function MoneyFlows({ ledger, before, week }: MoneyProps): JSX.Element {
  const { money, balances } = ledger;
  const height = Math.max(HEIGHT, money.length * ROW + ROOM);
  const layout = useMemo(() => layoutFlows(money, height, ROW), [money, height]);
  const sums = partySums(money);
  // Shown in whole credits that add up: every sum below is one of these.
  const whole = roundedTogether(
    money.map(({ credits }) => credits),
    1,
  );
  const shown = money.map((flow, k) => ({ ...flow, credits: whole[k] }));
  const told = new Map(shown.map(({ flow, credits }) => [flow, credits]));
  const shownSums = partySums(shown);
  const total = shownSums.reduce((sum, party) => sum + party.paid, 0);
  return (
    <section class="fig-ledger" aria-labelledby="fig-money">
      <h4 id="fig-money">Money</h4>
      <p class="fig-note">
        Every credit that somebody pays, somebody receives: what members, treasury and funds hold together changes only
        by what comes from outside and goes there.
      </p>
      {total > 0 ? (
        <FlowPicture
          layout={layout}
          height={height}
          told={told}
          label={`Week ${week + 1}: ${plain(total)} credits moved. ${said(layout, told)}`}
        />
      ) : (
        <p class="fig-note">No credit moved in week {week + 1}.</p>
      )}
      <table class="fig-table">
        <caption>Credits of week {week + 1} by party</caption>
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">received</th>
            <th scope="col">paid</th>
            <th scope="col">change</th>
            <th scope="col">holds</th>
          </tr>
        </thead>
        <tbody>
          {shownSums.filter(takesPart(balances)).map(({ party, paid, received }) => (
            <tr key={party}>
              <th scope="row">{PARTY_WORDS[party]}</th>
              <td>{plain(received)}</td>
              <td>{plain(paid)}</td>
              <td>{signed(received - paid)}</td>
              <td>{party === 'outside' ? NOTHING : plain(Math.round(holds(balances, party)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {balances.funds.length > 0 ? (
        <details class="fig-more">
          <summary>What the funds hold</summary>
          <table class="fig-table">
            <thead>
              <tr>
                <th scope="col">Fund</th>
                <th scope="col">credits</th>
              </tr>
            </thead>
            <tbody>
              {balances.funds.map(({ fund, meaning, credits }) => (
                <tr key={fund}>
                  <th scope="row">{stopped(meaning)}</th>
                  <td>{plain(Math.round(credits))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
      {checks(sums, shownSums, balances, before)}
      <details class="fig-more">
        <summary>Every flow in words</summary>
        <table class="fig-table">
          <thead>
            <tr>
              <th scope="col">Flow</th>
              <th scope="col">from</th>
              <th scope="col">to</th>
              <th scope="col">credits</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((flow) => (
              <tr key={flow.flow}>
                <th scope="row">{stopped(flow.meaning)}</th>
                <td>{PARTY_WORDS[flow.from].toLowerCase()}</td>
                <td>{PARTY_WORDS[flow.to].toLowerCase()}</td>
                <td>{plain(flow.credits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

type Sums = ReturnType<typeof partySums>;
type Balances = LedgerWeek['balances'];

/** What a party inside the society has; the world outside has no balance that anybody could know. */
function holds({ members, treasury, funds }: Balances, party: 'member' | 'treasury' | 'fund'): number {
  if (party === 'member') return members;
  return party === 'treasury' ? treasury : funds.reduce((sum, { credits }) => sum + credits, 0);
}

/** Everybody does but funds, which few societies keep. */
const takesPart =
  ({ funds }: Balances) =>
  ({ party, paid, received }: Sums[number]): boolean =>
    party !== 'fund' || paid + received > 0 || funds.length > 0;

function sumOf(balances: Balances, rounded: (credits: number) => number): number {
  return (['member', 'treasury', 'fund'] as const).reduce((sum, party) => sum + rounded(holds(balances, party)), 0);
}

/**
 * Both sides of the ledger agree; and with the week before at hand, flows explain every change of a balance. Judged to
 * the thousandth; shown in the whole credits of the table, so that what is shown can be added up by hand.
 */
function checks(sums: Sums, shown: Sums, balances: Balances, before: Balances | null): JSX.Element {
  const paid = sums.reduce((sum, party) => sum + party.paid, 0);
  const received = sums.reduce((sum, party) => sum + party.received, 0);
  const net = (name: string): number => {
    const found = sums.find(({ party }) => party === name);
    return found ? found.received - found.paid : 0;
  };
  const explained =
    before !== null &&
    Math.abs(before.treasury + net('treasury') - balances.treasury) < CLOSE &&
    Math.abs(before.members + net('member') - balances.members) < CLOSE &&
    Math.abs(holds(before, 'fund') + net('fund') - holds(balances, 'fund')) < CLOSE;
  const held = sumOf(balances, Math.round);
  const fromOutside = shown.reduce(
    (sum, party) => sum + (party.party === 'outside' ? party.paid - party.received : 0),
    0,
  );
  const heldBefore = explained ? held - fromOutside : before ? sumOf(before, (credits) => credits) : 0;
  const moved = shown.reduce((sum, party) => sum + party.paid, 0);
  const balanced = Math.abs(paid - received) < CLOSE;
  return (
    <>
      <Check holds={balanced}>
        paid {plain(balanced ? moved : paid)} = received {plain(balanced ? moved : received)} credits
      </Check>
      {before ? (
        <Check holds={explained}>
          held before {plain(heldBefore)} {fromOutside < 0 ? '−' : '+'} {plain(Math.abs(fromOutside))} with the outside
          = {plain(held)} held now
        </Check>
      ) : null}
    </>
  );
}

interface PictureProps {
  readonly layout: FlowLayout;
  readonly height: number;
  /** Credits of each flow as they are shown. */
  readonly told: ReadonlyMap<string, number>;
  readonly label: string;
}

function FlowPicture({ layout, height, told, label }: PictureProps): JSX.Element {
  return (
    <div class="fig-flows">
      <svg role="img" aria-label={label} height={height}>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          preserveAspectRatio="none"
          width="100%"
          height={height}
          aria-hidden="true"
        >
          {layout.rows.map((row) => (
            <path key={row.flow.flow} class={`fig-ribbon ${row.flow.from}`} d={ribbon(row)} />
          ))}
        </svg>
        {layout.paid.map((bar) => (
          <g key={`paid ${bar.party}`} class={`fig-party ${bar.party}`}>
            <rect x="0" y={bar.top} width="7" height={bar.height} />
            <text x="0" y={bar.top - 4}>
              {PARTY_WORDS[bar.party]}
            </text>
          </g>
        ))}
        {layout.received.map((bar) => (
          <g key={`received ${bar.party}`} class={`fig-party ${bar.party}`}>
            <svg x="100%" y="0" width="1" height={height} aria-hidden="true">
              <rect x="-7" y={bar.top} width="7" height={bar.height} />
            </svg>
            <text x="100%" y={bar.top - 4} text-anchor="end">
              {PARTY_WORDS[bar.party]}
            </text>
          </g>
        ))}
      </svg>
      <ul aria-hidden="true">
        {layout.rows.map((row) => (
          <li key={row.flow.flow} style={{ top: `${row.middle - ROW / 2}px` }}>
            <span>{stopped(row.flow.meaning)}</span>
            <b>{plain(told.get(row.flow.flow) ?? row.flow.credits)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** From payer to row and on to payee, as wide all the way. */
function ribbon({ left, middle, right, half }: FlowLayout['rows'][number]): string {
  const width = Math.max(half, 0.5);
  const [a, b, c, d] = [0, WIDTH * 0.3, WIDTH * 0.7, WIDTH];
  const [p, q] = [(a + b) / 2, (c + d) / 2];
  const over = `M${a} ${left - width}C${p} ${left - width} ${p} ${middle - width} ${b} ${middle - width}H${c}C${q} ${middle - width} ${q} ${right - width} ${d} ${right - width}`;
  const under = `V${right + width}C${q} ${right + width} ${q} ${middle + width} ${c} ${middle + width}H${b}C${p} ${middle + width} ${p} ${left + width} ${a} ${left + width}Z`;
  return over + under;
}

function said(layout: FlowLayout, told: ReadonlyMap<string, number>): string {
  const largest = [...layout.rows].sort((a, b) => b.flow.credits - a.flow.credits).slice(0, 3);
  const words = largest.map(
    ({ flow }) => `${stopped(flow.meaning).toLowerCase()}, ${plain(told.get(flow.flow) ?? flow.credits)}`,
  );
  return `Largest: ${list(words)}. All of them are in the table below.`;
}

function stopped(meaning: string): string {
  return capital(meaning.replace(/\.$/, ''));
}
