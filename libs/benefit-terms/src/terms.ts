import type { Money } from '@boon/shared-kernel';
import { isBenefitKind } from './kinds/benefit-kind.js';
import type { TermsWire } from './kinds/kind-module.js';
import { moduleFor, moduleOf, type BenefitTerms } from './kinds/registry.js';
import { isRecord, WireFields, type TermsFault } from './kinds/wire-fields.js';
import type { ScopedItem } from './scope.js';

/** Terms, or every field at fault with its path. */
export type ParsedTerms =
  | { readonly ok: true; readonly terms: BenefitTerms }
  | { readonly ok: false; readonly faults: readonly TermsFault[] };

/** Reads terms from their wire form: strict, every fault named, unknown fields refused. Never throws. */
export function parseTerms(wire: unknown): ParsedTerms {
  if (!isRecord(wire)) return atFault('', 'must be an object');
  if (!isBenefitKind(wire['kind'])) return atFault('kind', 'is not a kind of benefit');

  const kind = moduleOf(wire['kind']);
  if (kind === null) return atFault('kind', `${wire['kind']} cannot be issued yet`);

  const faults: TermsFault[] = [];
  const fields = new WireFields(wire, faults);
  fields.text('kind');
  const terms = kind.read(fields);
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

/** True when the product is in the benefit's scope; says nothing of thresholds. */
export function appliesTo(terms: BenefitTerms, item: ScopedItem): boolean {
  return moduleFor(terms).priceRule(terms)?.covers(item) ?? false;
}

function atFault(path: string, message: string): ParsedTerms {
  return { ok: false, faults: [{ path, message }] };
}
