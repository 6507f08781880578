/** One measured figure and its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly goal: number;
  readonly better: 'higher' | 'lower';
  readonly unit: string;
  /** What the ratio is made of, for the readable table. */
  readonly ours?: string;
  readonly reference?: string;
}

/** What a bench found. */
export interface Report {
  readonly bench: string;
  readonly rounds: number;
  /** True only when the results were compared with the database and no difference was found. */
  readonly checked: boolean;
  readonly figures: readonly Figure[];
  /** How it was measured, and what else was seen: for people. */
  readonly notes: readonly string[];
}

/** Whether the figure is as good as its goal. */
export function isReached({ value, goal, better }: Figure): boolean {
  return better === 'higher' ? value >= goal : value <= goal;
}
