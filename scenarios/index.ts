/** What the other rooms use of the file formats. */
export { defaultPlan, OUT_SLOTS, type ReadConstitution, readConstitution } from './constitution.ts';
export { formatIssue } from './issues.ts';
export { BATTERY, type Bundled, CONSTITUTIONS } from './library.ts';
export { unfitReforms } from './reforms.ts';
export {
  type ReadScenario,
  readScenario,
  scenarioSchema,
  shockNames,
  strikesNothing,
  unmetShocks,
} from './scenario.ts';
export { constitutionSchema } from './schema.ts';
export { type AppliedSettings, applySettings } from './settings.ts';
export { clauseExample, newConstitution, writeConstitution } from './write.ts';
