import type { BenefitTerms } from '@boon/benefit-terms';
import type { Pricer, SimpleDiscount, TermsStrategy } from '@boon/benefit-terms/offering';
import type { HookOfPlan, InteractionMode } from '@boon/contracts/placement';
import type { StockChangedPayload } from '@boon/contracts/prize-issuing';
import type { Condition } from '@boon/service-support/rules';
import type { Experiment } from '@boon/solution/assignment';
import type { Goal } from '@boon/solution/audience';
import type { CapRule } from '../../slot/domain/cap-rule.js';
import type { CapSpec } from '../../capping/cap-spec.js';

/** A stock that may be granted, ready for deciding. */
export interface OfferedStock {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly terms: BenefitTerms;
  readonly termsWire: StockChangedPayload['terms'];
  /** The terms compiled for pricing. */
  readonly pricer: Pricer;
  /** A simple discount that holds for every product with one of the keys; null: none such. */
  readonly simple: SimpleDiscount | null;
  /** Whether every product with one of the keys is covered: nothing is left to check. */
  readonly isReached: boolean;
  /** Keys of the products that it may cover; null: any; empty: none. */
  readonly reach: readonly string[] | null;
  readonly merchantId: string | null;
  /** The platform's part of the cost, in basis points. */
  readonly platformShare: number;
  /** How terms are worked out for each shopper; null: they are as they stand. */
  readonly strategy: TermsStrategy | null;
  readonly limits: StockChangedPayload['limits'];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly worstCaseFen: number;
}

/** A scheme as deciding needs it. */
export interface OfferedScheme {
  readonly id: string;
  readonly goal: Goal;
  readonly audience: Condition | null;
  /** Its place among the audiences of the snapshot; -1: everyone. */
  readonly place: number;
  /** What the audience says of each stage as such, in the order of the stages; null: it depends. */
  readonly verdicts: readonly (boolean | null)[];
  /** Null: everybody in the audience is treated alike. */
  readonly experiment: Experiment | null;
}

/** A plan's part in one slot. */
export interface OfferedPlan {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly mode: InteractionMode;
  readonly priority: number;
  readonly hook: HookOfPlan | null;
  /** On the benefit, the scheme or the plan. */
  readonly capRules: readonly CapRule[];
  /** Of one such group an answer shows at most one benefit; null: of none. */
  readonly exclusiveGroup: string | null;
}

/** Several benefits that one tap claims. */
export interface Pack {
  /** `all`: every one or none; `available`: what can be had. */
  readonly policy: 'all' | 'available';
  readonly items: readonly PackItem[];
}

/** One benefit of a pack. */
export interface PackItem {
  readonly stock: OfferedStock;
  /** How often one user may claim it; of a pack that needs all of them they stand among the offer's caps. */
  readonly claimCaps: readonly CapSpec[];
}

/** Why an offer cannot be shown at present, whoever asks. */
export type Barred = 'recall.switched-off' | 'recall.not-allowed' | 'recall.pack-incomplete';

/**
 * One way in which a stock may be shown: through a plan and a scheme, in a slot. Immutable. What pricing, scoring and
 * merging ask of every candidate stands first, and here though it is another object's: among 100,000 offers each
 * step to another object, or further into one, is a wait for memory.
 */
export interface Offer {
  /** A simple discount that holds for every product found under its keys: its basis points; -1: ask the pricer. */
  readonly points: number;
  readonly atMostFen: number;
  readonly threshold: number;
  readonly priority: number;
  readonly platformShare: number;
  /** The number of its kind and goal (`valueClassOf`). */
  readonly valueClass: number;
  /** Whether one of its caps is hard. */
  readonly isHardCapped: boolean;
  /** Whether none of its caps can stand against it while nothing is counted of the shopper. */
  readonly isFreeAtFirst: boolean;
  /** The chain that proposes it, as its number among `RECALL_SOURCES`. */
  readonly chain: number;
  /** Of a pack: what stands for the whole. */
  readonly stock: OfferedStock;
  /** Whether it bars others than the same stock. */
  readonly barsOthers: boolean;
  /** The number of its kind among all kinds. */
  readonly kindNumber: number;
  /** The number of the merchant who pays for it, or of the platform (`funderOf`). */
  readonly funder: number;
  readonly kind: string;
  /** Of each of these an answer shows at most one; the coarsest first, the stock last. */
  readonly exclusions: readonly string[];
  /** Between equal priorities. */
  readonly ids: string;
  readonly goal: Goal;
  /** Every cap per user that may stop it: how often it is shown, how often it is claimed. */
  readonly caps: readonly CapSpec[];
  /** When plan and stock both run, in epoch ms, the end excluded. */
  readonly from: number;
  readonly until: number;
  /** Offered through a hook other than a lottery: matched by its rules. */
  readonly isHooked: boolean;
  readonly barred: Barred | null;
  readonly slot: string;
  /** Several benefits by one tap; null: the stock alone. */
  readonly pack: Pack | null;
  readonly scheme: OfferedScheme;
  readonly plan: OfferedPlan;
}

/** Highest priority first, then by ids: the same order on every node. */
export function compareOffers(one: Offer, other: Offer): number {
  if (one.priority !== other.priority) return other.priority - one.priority;
  if (one.ids === other.ids) return 0;
  return one.ids < other.ids ? -1 : 1;
}
