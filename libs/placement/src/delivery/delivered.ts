import type { HookAnswer } from '../hook/hook-answer.js';
import type { PricedAnswer } from '../hook/shown-terms.js';

/** An offer as a page may show it; money as decimal strings of fen. */
export interface OfferAnswer {
  readonly stockId: string;
  readonly schemeId: string;
  readonly planId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly mode: string;
  readonly sku: string | null;
  /** Products that it names, where the page shows none: at most six. */
  readonly skus: readonly string[];
  /** What it invites to: a lottery, a pack, products to look at, a task. */
  readonly hook: HookAnswer | null;
  /** Interest that it waives on the product shown; null: it is not about interest. */
  readonly waives: { readonly months: readonly number[]; readonly atMost: string } | null;
  readonly priceAfterBenefit: PricedAnswer | null;
}

/** A winner, with what claiming and confirming it takes. */
export interface WinnerAnswer extends OfferAnswer {
  /** Null where there is nothing to claim (yet: a task is to be done first). A visitor's offer can be claimed after login, by `prior_sub`. */
  readonly claim: {
    readonly state: 'claimable' | 'on-its-way' | 'after-login';
    readonly token: string | null;
    readonly claimKey: string;
  } | null;
  /** With what the page says that it was seen; null where `claim.token` is there, which says it as well. */
  readonly exposureToken: string | null;
}

/** Why a candidate is not shown. */
export interface ReasonAnswer {
  readonly stockId: string;
  readonly schemeId: string;
  readonly planId: string;
  readonly sku: string | null;
  readonly stage: string;
  readonly reason: string;
  readonly text: { readonly zh: string; readonly en: string } | null;
}

/** What one slot shows. */
export interface SlotAnswer {
  readonly slot: string;
  /** Another slot, where a visit could not prove that it came from an ad. */
  readonly answeredAs: string;
  readonly winners: readonly WinnerAnswer[];
  readonly runnersUp: readonly OfferAnswer[];
  readonly fallback: { readonly zh: string; readonly en: string } | null;
  readonly reasons?: readonly ReasonAnswer[];
}

/** The answer to one request. */
export interface DecisionAnswer {
  readonly decisionId: string;
  readonly decidedAt: string;
  readonly catalogueVersion: string;
  readonly valuation: string;
  /** What could not be asked in time; empty in good days. */
  readonly degraded: readonly string[];
  readonly slots: readonly SlotAnswer[];
}
