import type { RuleSet } from '@boon/service-support/rules';
import type { BudgetGates } from '../../capping/budget-gates.js';
import type { Slot } from '../../slot/domain/slot.js';
import type { Shortlists } from '../../shortlist/shortlists.js';
import type { SlotIndex } from './slot-index.js';

/** What a snapshot is made of. */
export interface SnapshotParts {
  readonly version: string;
  readonly checksum: string;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly indexes: ReadonlyMap<string, SlotIndex>;
  readonly audiences: RuleSet;
  readonly off: ReadonlySet<string>;
  readonly faults: readonly string[];
  readonly offerCount: number;
  readonly gates: BudgetGates;
  /** Products that hooks name, by slot. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** What was worked out of the offers before; a memory only. */
  readonly shortlists: Shortlists;
}
