/** `npm run docs`: brings the generated parts of the documentation up to date. Run from the root folder. */
import { runnerImport } from 'vite';

const { module } = await runnerImport('./docs/generate.ts', { configFile: false, logLevel: 'error' });
module.write();
