/** The two studies of the page, and what they are given. Loaded when one is first opened. */
export { CompareView } from './CompareView.tsx';
export type { CompareViewProps, SocietyThread, StressViewProps } from './props.ts';
export { StressView } from './StressView.tsx';
