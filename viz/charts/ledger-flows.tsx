/** The three conserved ledgers of the shown week: money, time and power, each with the sum that must come out. */
import type { JSX } from 'preact';
import { MoneyFlows } from './money-flows.tsx';
import { PowerShares } from './power-shares.tsx';
import type { LedgerFlowsProps } from './props.ts';
import { WeekHours } from './week-hours.tsx';

export function LedgerFlows({ catalogue, ledger, before, onSelectMember }: LedgerFlowsProps): JSX.Element {
  // The ledger counts weeks lived; what flowed did so in the last of them.
  const week = (ledger?.week ?? 0) - 1;
  return (
    <figure class="fig" aria-labelledby="fig-ledgers">
      <figcaption>
        <h3 id="fig-ledgers">Three ledgers</h3>
        <p class="fig-note">
          {ledger && week >= 0
            ? `What is scarce, and where it went in week ${week + 1}.`
            : 'The ledgers of the shown week.'}
        </p>
      </figcaption>
      {ledger && week >= 0 ? (
        <div class="fig-ledgers">
          <MoneyFlows ledger={ledger} before={before} week={week} />
          <WeekHours activities={catalogue.activities} hours={ledger.hours} week={week} />
          <PowerShares ledger={ledger} week={week} onSelectMember={onSelectMember} />
        </div>
      ) : (
        <p class="fig-note">No week has been lived yet.</p>
      )}
    </figure>
  );
}
