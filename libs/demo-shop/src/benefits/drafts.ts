import type { Bilingual } from '../feeds/feed-lines.js';

/** What can be drafted, reviewed and published; the word is also the path below `/v1`. */
export type GovernedKind = 'assets' | 'schemes' | 'plans' | 'lotteries' | 'slots';

/** An object that is to be live: `code` is the operators' own name for it, unique per kind. */
export interface Draft {
  readonly kind: GovernedKind;
  readonly code: string;
  readonly content: object;
}

/** Which of the shop's products a benefit covers; dimensions are joined by "and". */
export interface Scope {
  readonly categories?: readonly string[];
  readonly spus?: readonly string[];
  readonly skus?: readonly string[];
  readonly merchants?: readonly string[];
}

/** Terms of a benefit that lowers the price; money as decimal strings of fen, shares in basis points. */
export interface PriceTerms {
  readonly kind: 'full-reduction' | 'no-threshold' | 'category' | 'product' | 'voucher';
  readonly threshold?: string;
  readonly amount?: string;
  readonly percent?: number;
  readonly cap?: string;
  readonly merchantId?: string;
  readonly scope: Scope;
}

/** Terms of the kinds beside them. */
export type OtherTerms =
  | {
      readonly kind: 'interest-free';
      readonly months: readonly number[];
      readonly cap: string;
      readonly scope: Scope;
    }
  | { readonly kind: 'subsidy'; readonly amount: string }
  | { readonly kind: 'physical-gift'; readonly sku: string; readonly unitCost: string }
  | { readonly kind: 'event-item'; readonly name: string; readonly unitCost: string };

export type Terms = PriceTerms | OtherTerms;

/** When something runs, ISO 8601. */
export interface Period {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A benefit to be made, as short as the demo needs it. */
export interface AssetPlan {
  readonly code: string;
  readonly name: Bilingual;
  readonly terms: Terms;
  readonly quantity: number;
  readonly period: Period;
  readonly perUserTotal?: number;
  readonly daysAfterClaim?: number;
  /** Who pays; the platform alone when left out. `platform` is in basis points. */
  readonly funding?: { readonly platform: number; readonly merchantId: string };
}

/** The draft of a benefit with the limits that the demo gives to all. */
export function assetDraft(plan: AssetPlan): Draft {
  const { code, name, terms, quantity, period, perUserTotal = 1, daysAfterClaim = null } = plan;
  return {
    kind: 'assets',
    code,
    content: {
      name,
      terms,
      quantity,
      valueBudget: null,
      limits: { perUserTotal, perUserDay: null, perUserMonth: null },
      validity: { ...period, daysAfterClaim },
      funding: plan.funding ?? { platform: 10_000, merchantId: null },
      returnPolicy: 'restore',
    },
  };
}

export interface SchemePlan {
  readonly code: string;
  readonly name: Bilingual;
  readonly goal: 'acquire' | 'convert' | 'retain' | 'reactivate';
  /** A rule condition; null: everyone. */
  readonly audience: object | null;
}

/** The draft of a scheme over these stocks, 1 to 200. */
export function schemeDraft(plan: SchemePlan, stockIds: readonly string[]): Draft {
  const { code, ...content } = plan;
  return { kind: 'schemes', code, content: { ...content, stockIds } };
}

/** The slots of the page. */
export type SlotName =
  | 'home.popup'
  | 'pdp.internal'
  | 'pdp.external-ad'
  | 'pdp.any'
  | 'search.top'
  | 'event-hall.banner';

/** Where a plan shows its schemes. */
export interface PlacementPlan {
  readonly slot: SlotName;
  readonly mode: 'display' | 'auto-claim' | 'one-click' | 'lottery' | 'task';
  /** 0 to 1000; higher wins when values are equal. */
  readonly priority: number;
  readonly dailyCapPerUser: number | null;
  readonly hook?: HookPlan;
}

/** What a placement invites to, beside its benefit: a lottery and a task have modes of their own. */
export type HookPlan =
  | { readonly kind: 'lottery'; readonly lotteryId: string }
  | { readonly kind: 'one-click-claim'; readonly pack: 'all' | 'available' }
  | { readonly kind: 'recommendation'; readonly skus: readonly string[] }
  | {
      readonly kind: 'task';
      readonly task: { readonly do: 'add-to-cart'; readonly count: number };
    };

export interface PlanPlan {
  readonly code: string;
  readonly name: Bilingual;
  readonly period: Period;
  readonly placements: readonly PlacementPlan[];
}

/** The draft of a placement plan over these schemes, 1 to 50. */
export function planDraft(plan: PlanPlan, schemeIds: readonly string[]): Draft {
  const { code, name, period, placements } = plan;
  return { kind: 'plans', code, content: { name, ...period, schemeIds, placements } };
}
