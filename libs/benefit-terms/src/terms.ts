import type { Money } from '@boon/shared-kernel';
import type { KindModule, TermsWire } from './kinds/kind-module.js';
import { moduleFor, moduleOf, type BenefitTerms } from './kinds/registry.js';
import { isRecord, WireFields, type TermsFault } from './kinds/wire-fields.js';
import { DEFAULT_SUBSIDY_LIMITS, type SubsidyLimits } from './pricing/subsidy.js';
import type { ScopedItem } from './scope.js';

/** Terms, or every field at fault with its path. */
export type ParsedTerms<Terms = BenefitTerms> =
  | { readonly ok: true; readonly terms: Terms }
  | { readonly ok: false; readonly faults: readonly TermsFault[] };

/**
 * Reads terms from their wire form: strict, every fault named, unknown fields refused. Never throws.
 * A lot of subsidy is bounded by `limits`: where a platform raises them, it passes them here too.
 */
export function parseTerms(
  wire: unknown,
  limits: SubsidyLimits = DEFAULT_SUBSIDY_LIMITS,
): ParsedTerms {
  if (!isRecord(wire)) return atFault('', 'must be an object');
  const kind = moduleOf(wire['kind']);
  return kind === null ? atFault('kind', 'is not a kind of benefit') : readAs(kind, wire, limits);
}

/** Reads terms as those of this kind. */
export function readAs<Terms extends { readonly kind: string }>(
  kind: KindModule<Terms>,
  wire: Readonly<Record<string, unknown>>,
  limits: SubsidyLimits,
): ParsedTerms<Terms> {
  const faults: TermsFault[] = [];
  const fields = new WireFields(wire, faults);
  fields.text('kind');
  const terms = kind.read(fields, limits);
  fields.refuseUnknown();
  return faults.length === 0 ? { ok: true, terms } : { ok: false, faults };
}

/** The wire form, canonical: `parseTerms` reads it back to equal terms. */
export function termsToWire(terms: BenefitTerms): TermsWire {
  return moduleFor(terms).toWire(terms);
}

/** The most that one grant of these terms can cost; null for a percentage without a cap. */
export function worstCaseOfGrant(terms: BenefitTerms): Money | null {
  return moduleFor(terms).worstCase(terms);
}

/**
 * True when the product is in the benefit's scope; says nothing of thresholds. A subsidy is for whatever
 * is bought; gifts and event items are for no product.
 */
export function appliesTo(terms: BenefitTerms, item: ScopedItem): boolean {
  const effect = moduleFor(terms).effect(terms);
  if (effect.on === 'price') return effect.rule.covers(item);
  if (effect.on === 'interest') return effect.waiver.covers(item);
  return effect.on === 'balance';
}

function atFault(path: string, message: string): ParsedTerms<never> {
  return { ok: false, faults: [{ path, message }] };
}
