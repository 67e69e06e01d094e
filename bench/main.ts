/** `npm run claims [ID…]`: measures claims at full size and writes `docs/claims/ID.json`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { claimFile } from './claim.ts';
import { CLAIMS } from './claims/index.ts';

const USAGE = `usage: npm run claims -- [ID…] [--small]
  ID       ${CLAIMS.map(({ id }) => id).join(', ')}; all when none is named
  --small  the part that the tests repeat; writes nothing`;

const FOLDER = 'docs/claims';

interface Asked {
  readonly ids: readonly string[];
  readonly small: boolean;
}

/** @throws Error in words when the call is wrong */
function asked(): Asked {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((id) => !CLAIMS.some((claim) => claim.id === id));
  if (unknown.length > 0) throw new Error(`no such claim: ${unknown.join(', ')}`);
  return { ids: positionals, small: values.small };
}

/** @returns whether all that were measured hold */
async function measure({ ids, small }: Asked): Promise<boolean> {
  let allHold = true;
  for (const claim of CLAIMS) {
    if (ids.length > 0 && !ids.includes(claim.id)) continue;
    process.stderr.write(`measuring ${claim.id}…\n`);
    const result = small ? await claim.measureSmall() : await claim.measureFull();
    const text = claimFile(claim, result);
    process.stdout.write(text);
    if (!result.holds) allHold = false;
    if (small) continue;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, `${claim.id}.json`), text);
  }
  return allHold;
}

let call: Asked | undefined;
try {
  call = asked();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
if (call && !(await measure(call))) process.exitCode = 1;
