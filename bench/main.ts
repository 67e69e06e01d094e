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

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      members: { type: 'string', default: '1000' },
    },
  });
  const unknown = positionals.filter((id) => !CLAIMS.some((claim) => claim.id === id));
  const members = Number(values.members);
  if (unknown.length > 0 || !Number.isInteger(members) || members < 2) {
    process.stderr.write(`${unknown.map((id) => `${id} is not a claim\n`).join('')}${USAGE}\n`);
    return 2;
  }
  if (values.profile) {
    const society = societyOf(members, 'profile');
    live(society, WARM_UP_WEEKS);
    const before = presentIn(society);
    const shares = profile(society, PROFILE_WEEKS);
    const weeks = `weeks ${WARM_UP_WEEKS} to ${WARM_UP_WEEKS + PROFILE_WEEKS}`;
    process.stdout.write(`${weeks}, ${before} present at first, ${presentIn(society)} at last\n${profileText(shares)}\n`);
    return 0;
  }
  let failed = 0;
  for (const claim of CLAIMS) {
    if (positionals.length > 0 && !positionals.includes(claim.id)) continue;
    process.stderr.write(`measuring ${claim.id}…\n`);
    const result = values.small ? await claim.measureSmall() : await claim.measureFull();
    const text = claimFile(claim, result);
    process.stdout.write(text);
    if (!result.holds) failed++;
    if (values.small) continue;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, `${claim.id}.json`), text);
  }
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
