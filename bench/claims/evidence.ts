/** That the mechanisms give what was published, row by row; what falls short is named. */
import { evidence, ROWS } from '../../workers/studies/evidence/index.ts';
import type { EvidenceRow } from '../../workers/studies/evidence/types.ts';
import { claim, type Figure } from '../claim.ts';

export const evidenceClaim = claim<'full' | 'small'>({
  id: 'evidence',
  title: 'Published results against the mechanisms of the product in the laboratory',
  target:
    'every row: published figures could have come from the product (p at least 0.01), directions beyond 99 % intervals',
  timed: false,
  needsBuild: false,
  full: 'full',
  small: 'small',
  async measure(size) {
    const rows: EvidenceRow[] = [];
    for await (const { row } of evidence(ROWS, size)) if (row) rows.push(row);
    const failing = rows.flatMap(({ id, points }) =>
      points.filter(({ pass }) => !pass).map(({ name, simulated }) => `${id}, ${name}: ${simulated}`),
    );
    const note = failing.length === 0 ? '' : `Falls short: ${failing.join('; ')}.`;
    return { measured: { rows: rows as unknown as Figure }, holds: failing.length === 0, note };
  },
});
