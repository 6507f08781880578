import { Money, type BasisPoints } from '@boon/shared-kernel';
import { shareOf } from '../pricing/fen.js';
import type { PriceBasis, PriceGroup, PriceRule } from '../pricing/price-rule.js';
import { covers, readScope, scopeToWire, type Scope } from '../scope.js';
import type { TermsWire } from './kind-module.js';
import type { WireFields } from './wire-fields.js';

/** A fixed amount, or a share with an optional cap. */
export type Reduction =
  | { readonly by: 'amount'; readonly amount: Money }
  | { readonly by: 'percent'; readonly percent: BasisPoints; readonly cap: Money | null };

/** Terms of a benefit that lowers the price of the lines in its scope. */
export interface PriceTerms<Kind extends string> {
  readonly kind: Kind;
  readonly threshold: Money;
  readonly reduction: Reduction;
  readonly scope: Scope;
  readonly exclusive: boolean;
  readonly basis: PriceBasis | null;
}

/** Reads what all price benefits share; `threshold` says whether one must, may or must not be given. */
export function readPriceTerms<Kind extends string>(
  kind: Kind,
  fields: WireFields,
  threshold: 'required' | 'optional' | 'none',
): PriceTerms<Kind> {
  const asked = threshold === 'required' || (threshold === 'optional' && fields.has('threshold'));
  return {
    kind,
    threshold: asked ? fields.money('threshold', 0n) : Money.ZERO,
    reduction: readReduction(fields),
    scope: readScope(fields),
    exclusive: fields.flag('exclusive'),
    basis: fields.oneOf('basis', ['list', 'running']),
  };
}

function readReduction(fields: WireFields): Reduction {
  if (!fields.has('percent')) return { by: 'amount', amount: fields.money('amount', 1n) };

  const percent = fields.share('percent');
  return { by: 'percent', percent, cap: fields.has('cap') ? fields.money('cap', 1n) : null };
}

export function priceTermsToWire(terms: PriceTerms<string>): TermsWire {
  const { reduction } = terms;
  return {
    kind: terms.kind,
    // A full reduction names its threshold even where it is zero.
    ...((terms.threshold.isPositive() || terms.kind === 'full-reduction') && {
      threshold: terms.threshold.toString(),
    }),
    ...(reduction.by === 'amount'
      ? { amount: reduction.amount.toString() }
      : {
          percent: reduction.percent.value,
          ...(reduction.cap && { cap: reduction.cap.toString() }),
        }),
    scope: scopeToWire(terms.scope),
    ...(terms.exclusive && { exclusive: true }),
    ...(terms.basis && { basis: terms.basis }),
  };
}

/** The amount, or the cap of a percentage; null when a percentage has none. */
export function worstCaseOfReduction(reduction: Reduction): Money | null {
  return reduction.by === 'amount' ? reduction.amount : reduction.cap;
}

/** Takes part in its group, on the lines of its scope. */
export function priceRuleOf(terms: PriceTerms<string>, group: PriceGroup): PriceRule {
  const { scope, threshold, reduction } = terms;
  return {
    group,
    slot: group,
    basis: terms.basis,
    exclusive: terms.exclusive,
    threshold,
    fingerprint: fingerprintOf(terms),
    covers: (item) => covers(scope, item),
    gradual: true,
    discountOn: discountFrom(reduction),
  };
}

function discountFrom(reduction: Reduction): (subtotal: number) => number {
  if (reduction.by === 'amount') {
    const amount = Number(reduction.amount.fen);
    return (subtotal) => Math.min(amount, subtotal);
  }
  const percent = reduction.percent.value;
  const cap = reduction.cap === null ? Infinity : Number(reduction.cap.fen);
  // Rounded down: what the platform gives is never more than the share.
  return (subtotal) => Math.min(shareOf(subtotal, percent), cap);
}

function fingerprintOf({ threshold, reduction }: PriceTerms<string>): string {
  return reduction.by === 'amount'
    ? `${threshold}:${reduction.amount}`
    : `${threshold}:${reduction.percent.value}%${reduction.cap ?? ''}`;
}
