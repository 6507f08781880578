import type { ResolvedTerms } from '@boon/benefit-terms/offering';
import type { OfferedStock } from '../../catalogue/domain/offer.js';
import type { ShownProduct } from '../../decision/domain/facts.js';
import type { TaskProgress } from './task-progress.js';

/** A benefit of a pack with the terms that hold for the shopper. */
export interface OfferedItem {
  readonly stock: OfferedStock;
  /** Null: the stock's own. */
  readonly resolved: ResolvedTerms | null;
  /** What it is worth at most, in fen. */
  readonly worthFen: number;
}

/** What a hook adds to a candidate for this shopper. */
export type Hooked =
  | {
      readonly kind: 'one-click-claim';
      /** What is left of the pack for this shopper. */
      readonly items: readonly OfferedItem[];
    }
  | { readonly kind: 'recommendation'; readonly products: readonly ShownProduct[] }
  | {
      readonly kind: 'task';
      /** Null: what the shopper did could not be learnt. */
      readonly progress: TaskProgress | null;
    };

/** Whether the benefit can be claimed: that of a task once it is done, never before. */
export function isClaimable(hooked: Hooked | null): boolean {
  return hooked?.kind !== 'task' || hooked.progress?.isDone === true;
}
