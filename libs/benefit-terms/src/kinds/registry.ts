import { ensure } from '@boon/shared-kernel';
import { category } from './category.js';
import { eventItem } from './event-item.js';
import { fullReduction } from './full-reduction.js';
import { interestFree } from './interest-free.js';
import type { BenefitFamily, KindModule, KindUse } from './kind-module.js';
import { noThreshold } from './no-threshold.js';
import { physicalGift } from './physical-gift.js';
import { product } from './product.js';
import { subsidy } from './subsidy.js';
import { voucher } from './voucher.js';

/** One line per kind: this is the closed list. */
const KINDS = {
  'full-reduction': fullReduction,
  'no-threshold': noThreshold,
  category,
  product,
  'interest-free': interestFree,
  voucher,
  subsidy,
  'physical-gift': physicalGift,
  'event-item': eventItem,
} as const;

type Kinds = typeof KINDS;

/** One of the kinds of benefit. */
export type BenefitKind = keyof Kinds;

/** The closed list of what a user can hold or enjoy. */
export const BENEFIT_KINDS = Object.freeze(Object.keys(KINDS)) as readonly BenefitKind[];

/** The terms of a benefit, read and checked. Made by `parseTerms` only. */
export type BenefitTerms = {
  [Kind in BenefitKind]: Kinds[Kind] extends KindModule<infer Terms> ? Terms : never;
}[BenefitKind];

// Each module only ever meets the terms that it read itself: their kind is the proof.
const MODULES = new Map<unknown, KindModule<BenefitTerms>>(
  Object.entries(KINDS as unknown as Record<string, KindModule<BenefitTerms>>),
);

/** Puts a module into the list. Only for specs that prove what a further kind takes. */
export function addKind<Terms extends { readonly kind: string }>(kind: KindModule<Terms>): void {
  MODULES.set(kind.kind, kind as unknown as KindModule<BenefitTerms>);
}

/** The module of a kind; null when it is none of the list. */
export function moduleOf(kind: unknown): KindModule<BenefitTerms> | null {
  return MODULES.get(kind) ?? null;
}

/** How benefits of this kind are used up; null for what is no kind. */
export function useOfKind(kind: unknown): KindUse | null {
  return moduleOf(kind)?.use ?? null;
}

/** The family of a kind; coupons for what is no kind. */
export function familyOfKind(kind: unknown): BenefitFamily {
  return moduleOf(kind)?.family ?? 'coupons';
}

/** True for a kind that only merchants bring. */
export function isBroughtByMerchants(kind: unknown): boolean {
  return moduleOf(kind)?.broughtBy === 'merchants';
}

/** The kinds that are used up in this way. */
export function kindsUsed(use: KindUse): readonly string[] {
  return [...MODULES.values()].filter((kind) => kind.use === use).map(({ kind }) => kind);
}

export function moduleFor(terms: BenefitTerms): KindModule<BenefitTerms> {
  const found = moduleOf(terms.kind);
  ensure(found !== null, `terms of the kind ${terms.kind} were not made by parseTerms`);
  return found;
}
