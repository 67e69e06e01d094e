/** What assembly produces: the columns, stocks, parameters and order of one society, as plain data. */
import type { AnySpec, ColumnType, EventSpec, ParameterSpec, Phase, StockSpec, TableName } from './core/contract.ts';
import type { Plan } from './core/plan.ts';

export interface LayoutColumn {
  readonly path: string;
  readonly owner: string;
  readonly table: TableName;
  readonly type: ColumnType;
  readonly width: number;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly meaning: string;
  readonly pointsTo: 'members' | 'law' | undefined;
  /** What the column is for: state, a recorded term, minutes asked or minutes granted. */
  readonly role: 'state' | 'stock' | 'term' | 'demand' | 'grant';
  /** A term or a demand that is not cleared at the start of the week, and so is state. */
  readonly held: boolean;
}

export interface LayoutStock {
  readonly column: number;
  readonly spec: StockSpec;
  readonly owner: string;
  readonly path: string;
  /** In the laboratory: the owner does not step, so the level stays where the experimenter put it. */
  readonly idle: boolean;
  /** Columns of the recorded terms, in fixed order, with their meaning. */
  readonly terms: readonly number[];
}

export interface LayoutParameter {
  /** `clause.id.parameter_name`. */
  readonly path: string;
  readonly clause: string;
  readonly name: string;
  readonly spec: ParameterSpec;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly amendable: boolean;
}

export interface Layout {
  readonly plan: Plan;
  readonly specs: readonly AnySpec[];
  readonly columns: readonly LayoutColumn[];
  readonly columnAt: ReadonlyMap<string, number>;
  readonly stocks: readonly LayoutStock[];
  readonly parameters: readonly LayoutParameter[];
  readonly flows: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** Accounts that mechanisms keep; `first` is the number of the first of `count`. */
  readonly funds: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly first: number;
    readonly count: number;
  }[];
  readonly events: readonly { readonly name: string; readonly spec: EventSpec }[];
  readonly phases: Readonly<Record<Phase, readonly AnySpec[]>>;
  /** Order of `arrive`, `enter` and `depart` hooks. */
  readonly hooks: readonly AnySpec[];
  readonly capacity: Readonly<Record<TableName, number>>;
}
