import { ensure } from '@boon/shared-kernel';
import type { BenefitKind } from './benefit-kind.js';
import { category } from './category.js';
import { fullReduction } from './full-reduction.js';
import type { KindModule } from './kind-module.js';
import { noThreshold } from './no-threshold.js';
import { product } from './product.js';
import { voucher } from './voucher.js';

/** The kinds that work; a kind of the closed list that is not here is refused when its terms are read. */
const WORKING = {
  'full-reduction': fullReduction,
  'no-threshold': noThreshold,
  category,
  product,
  voucher,
} as const;

type Working = typeof WORKING;

/** The terms of a benefit, read and checked. Made by `parseTerms` only. */
export type BenefitTerms = {
  [Kind in keyof Working]: Working[Kind] extends KindModule<infer Terms> ? Terms : never;
}[keyof Working];

/** The module of a kind, or null when the kind does not work yet. */
export function moduleOf(kind: BenefitKind): KindModule<BenefitTerms> | null {
  const modules: Partial<Record<BenefitKind, unknown>> = WORKING;
  // Each module only ever meets the terms that it read itself: `kind` is the proof.
  return (modules[kind] ?? null) as KindModule<BenefitTerms> | null;
}

export function moduleFor(terms: BenefitTerms): KindModule<BenefitTerms> {
  const found = moduleOf(terms.kind);
  ensure(found !== null, `terms of the kind ${terms.kind} were not made by parseTerms`);
  return found;
}
