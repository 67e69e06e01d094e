/** `npm run claims [ID…]`: measures claims at full size and writes `docs/claims/ID.json`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { claimFile } from './claim.ts';
import { CLAIMS } from './claims/index.ts';
import { profile, profileText } from './profile.ts';
import { live, presentIn, societyOf } from './society.ts';

const USAGE = `usage: npm run claims -- [ID…] [--small] [--profile [--members N]]
  ID         ${CLAIMS.map(({ id }) => id).join(', ')}; all when none is named
  --small    the part that the tests repeat; writes nothing
  --profile  nanoseconds per member-week by mechanism and phase, instead of claims`;

const PROFILE_WEEKS = 312;
const WARM_UP_WEEKS = 156;
const FOLDER = 'docs/claims';

interface Asked {
  readonly ids: readonly string[];
  readonly small: boolean;
  readonly profile: boolean;
  readonly members: number;
}

/** @throws Error in words when the call is wrong */
function asked(): Asked {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      members: { type: 'string', default: '1000' },
    },
  });
  const unknown = positionals.filter((id) => !CLAIMS.some((claim) => claim.id === id));
  if (unknown.length > 0) throw new Error(`no such claim: ${unknown.join(', ')}`);
  const members = Number(values.members);
  if (!Number.isInteger(members) || members < 2) throw new Error('--members takes a whole number from 2');
  return { ids: positionals, small: values.small, profile: values.profile, members };
}

function printProfile(members: number): void {
  const society = societyOf(members, 'profile');
  live(society, WARM_UP_WEEKS);
  const before = presentIn(society);
  const text = profileText(profile(society, PROFILE_WEEKS));
  const weeks = `weeks ${WARM_UP_WEEKS} to ${WARM_UP_WEEKS + PROFILE_WEEKS}`;
  process.stdout.write(`${weeks}, ${before} present at first, ${presentIn(society)} at last\n${text}\n`);
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
if (call?.profile) printProfile(call.members);
else if (call && !(await measure(call))) process.exitCode = 1;
