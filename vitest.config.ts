/**
 * unit: tests beside the file they test. integration: tests that cross rooms or start the built
 * command line, claims in small among them. browser: tests that need a browser. Random properties have one seed everywhere.
 */
import { defineConfig } from 'vitest/config';

const rooms = '{sim,agents,scenarios,results,workers,viz,cli,docs}';

const setupFiles = ['tests/fast-check-seed.ts'];

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${rooms}/**/*.test.{ts,tsx}`, 'tests/architecture/*.test.ts'],
          environment: 'node',
          setupFiles,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/*.test.ts', 'tests/web/*.test.ts', 'bench/**/*.test.ts'],
          environment: 'node',
          setupFiles,
          globalSetup: ['tests/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/*.test.ts'],
          environment: 'node',
          setupFiles,
          globalSetup: ['tests/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
