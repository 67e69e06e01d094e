/** The studies of the page, and what they are given. Loaded when one is first opened. */
export { CompareView } from './CompareView.tsx';
export { ResultsView } from './ResultsView.tsx';
export { StressView } from './StressView.tsx';
