import type { Arm } from '../../assignment/assignment.js';

/** What a scheme is for. */
export type Goal = 'acquire' | 'convert' | 'retain' | 'reactivate';

/** A package of stocks for an audience, built for one goal. */
export interface SchemeContent {
  readonly name: { readonly zh: string; readonly en: string };
  readonly goal: Goal;
  /** A rule condition on the wire; null: everyone. */
  readonly audience: Readonly<Record<string, unknown>> | null;
  /** Stocks of published assets, 1 to 200, each once. */
  readonly stockIds: readonly string[];
  /** Fen of worst case that all its grants together may cost; left out: what its stocks may. */
  readonly budget?: string | null;
  /** An experiment over the audience: who is in a control arm is not shown it. Shares come to 10,000 at most. */
  readonly arms?: readonly Arm[];
}
