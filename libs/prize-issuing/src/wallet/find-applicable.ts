import { Injectable } from '@nestjs/common';
import type { Refused } from '@boon/shared-kernel';
import { applicabilityOf, type Applicability } from '../quote/domain/applicability.js';
import { HeldGrants } from '../quote/domain/held-grants.js';
import { PricingOptions } from '../quote/domain/pricing-options.js';
import type { QuoteOrderQuery } from '../quote/quote-order.js';
import { ReadOrder } from '../quote/read-order.js';

/** Whose grants, for which cart, and from where on. */
export interface FindApplicableQuery extends QuoteOrderQuery {
  /** Only what would give something. */
  readonly onlyApplicable: boolean;
  readonly kind?: string | undefined;
  /** The soonest to expire first, after this one. */
  readonly after?: { readonly expiresAt: Date; readonly grantId: string } | undefined;
  readonly limit: number;
}

/** Up to `limit` held grants with what they could do for the cart, or why the cart cannot be priced. */
export type FindApplicableOutcome =
  | { readonly ok: true; readonly grants: readonly Applicability[] }
  | Refused<'quote.sku-unknown' | 'quote.order-too-large'>;

/** Which grants of a wallet a cart could use, which it could not, and why. */
@Injectable()
export class FindApplicable {
  constructor(
    private readonly held: HeldGrants,
    private readonly readOrder: ReadOrder,
    private readonly pricing: PricingOptions,
  ) {}

  async execute(query: FindApplicableQuery): Promise<FindApplicableOutcome> {
    const read = await this.readOrder.execute(query.order, query.instalments);
    if (!read.ok) return read;

    const held = await this.held.of(query.userId);
    const policy = this.pricing.policy(query.mode);
    const grants = applicabilityOf(read.lines, held, policy, read.plan)
      .filter(({ isApplicable }) => isApplicable || !query.onlyApplicable)
      .filter(({ grant }) => query.kind === undefined || grant.terms.kind === query.kind)
      .filter(({ grant }) => isAfter(grant, query.after));
    return { ok: true, grants: grants.slice(0, query.limit) };
  }
}

/** In the order of `HeldGrants`: by expiry, then by id. */
function isAfter(grant: Applicability['grant'], after: FindApplicableQuery['after']): boolean {
  if (after === undefined) return true;
  const later = grant.expiresAt.getTime() - after.expiresAt.getTime();
  return later > 0 || (later === 0 && grant.grantId > after.grantId);
}
