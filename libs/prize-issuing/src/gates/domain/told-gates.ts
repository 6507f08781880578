import type { BudgetChangedPayload } from '@boon/contracts/prize-issuing';
import type { Left } from './budget-gate.js';

/** What was told of budgets, and what is left of the slices of stocks. */
export abstract class ToldGates {
  /** What was told last of each; null: another process is about to tell. Held until the end of the unit of work. */
  abstract told(): Promise<readonly BudgetChangedPayload[] | null>;

  abstract keep(gates: readonly BudgetChangedPayload[]): Promise<void>;

  /** The slices of today of which no further grant can be had. */
  abstract usedUpToday(): Promise<readonly Left[]>;
}
