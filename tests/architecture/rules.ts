/**
 * The arrows of the house as data: which room may import which, which packages each may use, and
 * what the engine must not touch so that its bits are the same everywhere.
 */

/** A room is a folder; the longest name that fits a path wins (`sim/core` before `sim`). */
export const ROOMS = [
  'sim/core',
  'sim',
  'agents',
  'scenarios',
  'results',
  'workers',
  'viz',
  'cli',
  'bench',
  'docs',
  'tests',
] as const;
export type Room = (typeof ROOMS)[number];

interface Allowed {
  readonly imports: readonly Room[];
  /** Rooms of which only types may be imported. */
  readonly types: readonly Room[];
  /** Rooms that tests and fixtures may import besides: a mechanism is tested in the laboratory. */
  readonly inTests?: readonly Room[];
  readonly packages: readonly string[];
}

export const ALLOWED: Readonly<Record<Room, Allowed>> = {
  'sim/core': { imports: [], types: [], packages: ['seedrandom'] },
  agents: { imports: ['sim/core'], types: [], inTests: ['sim'], packages: [] },
  sim: { imports: ['sim/core', 'agents'], types: [], packages: [] },
  scenarios: { imports: ['sim/core', 'sim'], types: [], packages: ['yaml', 'zod'] },
  results: {
    imports: [],
    types: ['sim/core', 'sim', 'scenarios'],
    packages: ['d3', 'hyparquet', 'hyparquet-writer', 'papaparse', 'simple-statistics'],
  },
  workers: { imports: ['sim/core', 'sim', 'scenarios', 'results'], types: [], packages: ['comlink'] },
  viz: {
    imports: ['results'],
    types: ['sim/core', 'sim', 'scenarios', 'workers'],
    packages: [
      ...['comlink', 'd3', 'preact', 'preact/hooks', '@preact/signals', 'codemirror'],
      ...['@codemirror/language', '@codemirror/lang-yaml', '@codemirror/lint', '@codemirror/state', '@codemirror/view'],
    ],
  },
  cli: {
    imports: ['sim/core', 'sim', 'agents', 'scenarios', 'results', 'workers'],
    types: [],
    packages: ['commander'],
  },
  bench: {
    imports: ['sim/core', 'sim', 'agents', 'scenarios', 'results', 'workers', 'cli'],
    types: [],
    packages: ['seedrandom', 'commander', 'flocc', 'agentscript', 'playwright-core'],
  },
  docs: {
    imports: ['sim/core', 'sim', 'agents', 'scenarios', 'results', 'workers', 'cli', 'bench'],
    types: [],
    packages: ['vite'],
  },
  tests: {
    imports: ['sim/core', 'sim', 'agents', 'scenarios', 'results', 'workers', 'cli'],
    types: [],
    packages: [
      'playwright-core',
      '@axe-core/playwright',
      'fast-check',
      'puppeteer-core',
      'vite',
      'vitest',
      'yaml',
      '@duckdb/node-api',
    ],
  },
};

/** Packages that any test may use: the test tools, and independent oracles. */
export const TEST_PACKAGES = [
  'vitest',
  'fast-check',
  'graphology',
  'graphology-communities-louvain',
  '@duckdb/node-api',
  'linkedom',
  'seedrandom',
  'yaml',
];

/** Rooms whose numbers must have the same bits in every engine, and which know no clock and no machine. */
export const PORTABLE_ROOMS: readonly Room[] = ['sim/core', 'sim', 'agents'];

/** What of `Math` is the same in every engine. */
export const PORTABLE_MATH = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'PI', 'SQRT1_2', 'SQRT2'],
]);

/** Globals that would let a clock, a machine, a locale or chance into the engine. */
export const BANNED_GLOBALS = new Set([
  ...['Date', 'performance', 'crypto', 'Intl', 'process', 'Buffer', 'require', 'globalThis', 'console'],
  ...['window', 'self', 'document', 'navigator', 'fetch', 'setTimeout', 'setInterval', 'queueMicrotask'],
  ...['localStorage', 'XMLHttpRequest', 'Worker', 'WeakRef', 'FinalizationRegistry', 'eval', 'Function'],
]);

/** Methods whose answer depends on the locale of the machine. */
export const BANNED_METHODS = new Set(['toLocaleString', 'localeCompare', 'toLocaleUpperCase', 'toLocaleLowerCase']);
