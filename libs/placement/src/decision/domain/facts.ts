import type { ScopedItem } from '@boon/benefit-terms';
import type { RuleContext } from '@boon/service-support/rules';
import type { Holdout } from '@boon/solution/assignment';
import type { RecallSource } from '../../slot/domain/recall-source.js';
import type { Deeds } from '../../hook/domain/task-progress.js';
import type { Money } from '@boon/shared-kernel';

/** A shopper's lifecycle stage. */
export type Stage = 'new' | 'active' | 'at-risk' | 'dormant' | 'returned';

/** A product as the directory knows it. */
export interface ShownProduct {
  readonly sku: string;
  readonly unitPrice: Money;
  readonly item: ScopedItem;
}

/** One slot of a request: with the product that the page shows, or with several that each want a winner. */
export interface SlotRequest {
  /** The slot that answers. */
  readonly slot: string;
  /** The slot that the page asked for: another one where a visit cannot prove that it came from an ad. */
  readonly asked: string;
  readonly product: ShownProduct | null;
  /** Null: the slot as a whole wants its winners. */
  readonly products: readonly ShownProduct[] | null;
  /** Sources that did not answer within their time budget: they propose nothing here. */
  readonly late?: readonly RecallSource[];
}

/** Who asks, as far as deciding needs to know. */
export interface Shopper {
  readonly userId: string;
  /** The ids that caps are counted under: after login also the visitor's id from before. */
  readonly identities: readonly string[];
  /** HMACs of the natural person, for stocks that count persons. */
  readonly personKeys?: readonly string[];
  /** A visitor may see offers, but holds no wallet. */
  readonly canClaim: boolean;
  /** False when the user's state could not be learnt: then no audience is taken to hold. */
  readonly isKnown: boolean;
  readonly stage: Stage;
  /** What audience rules are judged against, the decision's clock included. */
  readonly context: RuleContext;
  /** Stocks that were picked for this very shopper: what the source `personalised` proposes. */
  readonly picks: readonly string[];
  /** Subsidy that the shopper holds, in fen, as far as it is known. */
  readonly balanceFen: number;
  /** What the shopper did lately; not needed where no hook asks for it. */
  readonly deeds?: Deeds | undefined;
}

/** All that a decision depends on; the same facts give the same decision, bit for bit. */
export interface DecisionFacts {
  readonly decisionId: string;
  readonly slots: readonly SlotRequest[];
  readonly shopper: Shopper;
  /** The products that hooks of these slots name, by SKU; left out where there are none. */
  readonly named?: ReadonlyMap<string, ShownProduct> | undefined;
  /** Who is shown nothing, to compare with; null: nobody. */
  readonly holdout: Holdout | null;
  /** Counter values by key, read for the recalled candidates; a missing key counts 0. */
  readonly counts: ReadonlyMap<string, number>;
  /** False while hard caps cannot be reserved. */
  readonly canReserve: boolean;
  /** What became of the reservations of hard-capped winners, by `reservationOf`; true: it may be shown. */
  readonly reservations: ReadonlyMap<string, boolean>;
}
