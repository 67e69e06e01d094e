/**
 * The figures of the live view. Each is given plain data of the worker interface (`props.ts`), draws it with a title,
 * units and words, can be used by keyboard, and says in text what it shows. They read colours and sizes from the
 * custom properties of `viz/style/tokens.css`; `charts.css` is theirs.
 */
import './charts.css';

export { BreakdownPanel } from './breakdown-panel.tsx';
export { EventList } from './event-list.tsx';
export { LawTimeline } from './law-timeline.tsx';
export { LedgerFlows } from './ledger-flows.tsx';
export { ObservableChart } from './observable-chart.tsx';
export type {
  BranchCourse,
  BreakdownPanelProps,
  EventListProps,
  LawTimelineProps,
  LedgerFlowsProps,
  ObservableChartProps,
  SignalChartsProps,
  StoryProps,
} from './props.ts';
export { SignalCharts } from './signal-charts.tsx';
export { Story } from './story.tsx';
