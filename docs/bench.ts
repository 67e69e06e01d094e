/** The page of speed, written from what the claims of speed measured. */
import { readFileSync } from 'node:fs';
import { table } from './tables.ts';

export const BENCH = 'docs/bench.md';

interface File<Measured> {
  readonly engine: number;
  readonly command: string;
  readonly title: string;
  readonly target: string;
  readonly holds: boolean;
  readonly measured: Measured;
  readonly machine: { readonly cpu: string; readonly node: string };
  readonly note: string;
}

interface Sizes {
  readonly warmUpWeeks: number;
  readonly ratio: number;
  readonly sizes: readonly {
    readonly members: number;
    readonly societies: number;
    readonly nanosecondsPerMemberWeek: number;
    readonly least: number;
    readonly most: number;
    readonly memberWeeksPerSecond: number;
    readonly bytesPerMember: number;
  }[];
}

interface LabRules {
  readonly members: number;
  readonly rounds: number;
  readonly rules: Readonly<
    Record<
      string,
      {
        readonly millionUpdatesPerSecond: Readonly<Record<'laboratory' | 'hand' | 'flocc' | 'agentscript', number>>;
        readonly toHand: number;
        readonly toHandLeast: number;
        readonly toHandMost: number;
        readonly timesFlocc: number;
        readonly timesAgentscript: number;
      }
    >
  >;
}

interface BesideFlocc {
  readonly members: number;
  readonly nanosecondsPerMemberWeek: number;
  readonly documented: FloccRules;
  readonly lean: FloccRules;
  readonly holds: { readonly documented: boolean; readonly lean: boolean };
}

type FloccRules = Readonly<
  Record<string, { readonly nanosecondsPerUpdate: number; readonly memberWeeksPerUpdate: number }>
>;

function claim<Measured>(id: string): File<Measured> {
  return JSON.parse(readFileSync(`docs/claims/${id}.json`, 'utf8')) as File<Measured>;
}

/** Digits in threes. */
const grouped = (x: number): string => String(x).replace(/\B(?=(\d{3})+$)/g, ',');
const named = (id: string): string => id.replaceAll('-', ' ');

function about({ target, holds, machine, engine, command, note }: File<unknown>): string {
  const verdict = holds ? 'holds' : '**does not hold**';
  return [
    `*Claimed:* ${target}; this ${verdict}.`,
    `Measured with engine ${engine} on ${machine.cpu}, Node ${machine.node}, by \`${command}\`. ${note}`.trim(),
  ].join('\n\n');
}

function sizesSection(): string {
  const file = claim<Sizes>('sizes');
  const rows = file.measured.sizes.map((s) => [
    grouped(s.members),
    String(s.societies),
    grouped(s.nanosecondsPerMemberWeek),
    `${grouped(s.least)} to ${grouped(s.most)}`,
    grouped(s.memberWeeksPerSecond),
    grouped(s.bytesPerMember),
  ]);
  const head = ['members', 'societies', 'ns a member-week', 'range', 'member-weeks a second', 'bytes a member'];
  return [
    `## ${file.title}`,
    'Every clause on, observation included, on one core. Small societies are timed many at once; all have the same age.',
    table(head, rows),
    about(file),
  ].join('\n\n');
}

function rulesSection(): string {
  const file = claim<LabRules>('lab-rules');
  const rows = Object.entries(file.measured.rules).map(([id, rule]) => {
    const speed = rule.millionUpdatesPerSecond;
    return [
      named(id),
      ...[speed.laboratory, speed.hand, speed.flocc, speed.agentscript].map(String),
      `${rule.toHand} (${rule.toHandLeast} to ${rule.toHandMost})`,
      `${rule.timesFlocc} ×`,
      `${rule.timesAgentscript} ×`,
    ];
  });
  const head = ['rule', 'laboratory', 'by hand', 'flocc, lean', 'AgentScript', 'to hand', 'to flocc', 'to AgentScript'];
  return [
    `## ${file.title}`,
    'Millions of member-updates a second, then the laboratory in multiples of the others; medians, and for the kernel written by hand the range over rounds.',
    table(head, rows),
    'Each rule is the same for all: the same members, graph, groups and first state, as many updates from there, each change taking effect at once (public goods: all give at once, then all learn). Here members are visited in the order of their rows, flocc in its lean style, which leaves its random order out, among them; as its documentation writes models flocc visits them in random order, and stands so beside the whole society below. Draws are everybody’s own. How each is written is said at the head of its file in `bench/rules/`; that all follow the rule is tested in `bench/rules/rules.test.ts`.',
    about(file),
  ].join('\n\n');
}

function floccSection(): string {
  const file = claim<BesideFlocc>('society-beside-flocc');
  const { documented, lean, nanosecondsPerMemberWeek, holds } = file.measured;
  const verdict = (style: boolean): string => (style ? 'it holds' : 'it **does not hold**');
  const rows = Object.keys(documented).map((id) => [
    named(id),
    ...[documented[id], lean[id]].flatMap((rule) => [
      grouped(rule.nanosecondsPerUpdate),
      `${rule.memberWeeksPerUpdate} ×`,
    ]),
  ]);
  const head = ['one rule in flocc', 'as documented, ns', 'in member-weeks', 'lean, ns', 'in member-weeks'];
  return [
    `## ${file.title}`,
    `A member-week of the whole society takes ${grouped(nanosecondsPerMemberWeek)} ns.`,
    table(head, rows),
    `That a member-week costs less than each of the three: against flocc as documented ${verdict(holds.documented)}, against a lean flocc ${verdict(holds.lean)}.`,
    about(file),
  ].join('\n\n');
}

export function benchPage(): string {
  const parts = [
    '# Speed',
    'Written from `docs/claims/` by `npm run docs`. On this machine, now: `npm run bench`; `npm run bench -- --help` tells the options, and `npm run bench -- --profile` what takes the time of a week. Times are of the processor, so that a machine busy with other things makes nobody look slow. Speeds are of the machine named; ratios are taken in one process, by turns, and are the result.',
    sizesSection(),
    rulesSection(),
    floccSection(),
  ];
  return `${parts.join('\n\n')}\n`;
}
