import { Injectable } from '@nestjs/common';
import type { AdClickPayload } from '@boon/contracts/placement';
import { ProductDirectory, type Product } from '@boon/service-support';
import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { AdClicks } from './ad-clicks.js';
import type { ShownProduct, SlotRequest } from './domain/facts.js';

/** For visits from an ad; without a click that the shop has signed it is answered as any other. */
const FROM_AD = 'pdp.external-ad';
const FROM_ANYWHERE = 'pdp.any';

/** What a page asks for one slot. */
export interface AskedSlot {
  readonly slot: string;
  /** The product shown. */
  readonly sku?: string;
  /** Products that each want a winner. */
  readonly skus?: readonly string[];
}

/** Who visits, from where. */
export interface Visit {
  readonly userId: string;
  readonly priorUserId: string | null;
  /** The shop's signed click on an ad. */
  readonly adClick?: string | undefined;
}

/** Turns what a page says into what is decided upon: products out of the directory, visits by their proof. */
@Injectable()
export class PageRequests {
  constructor(
    private readonly directory: ProductDirectory,
    private readonly adClicks: AdClicks,
  ) {}

  /** The click on an ad that the visit can prove. */
  clickOf({ userId, priorUserId, adClick }: Visit, now: Date): AdClickPayload | null {
    const identities = priorUserId === null ? [userId] : [userId, priorUserId];
    return this.adClicks.open(adClick, identities, now);
  }

  requestsOf(slots: readonly AskedSlot[], click: AdClickPayload | null): SlotRequest[] {
    // The slots of a page mostly show the same product.
    let product: ShownProduct | null = null;
    return slots.map(({ slot, sku, skus }) => {
      const isFromAd = click !== null && click.sku === sku;
      if (sku === undefined) product = null;
      else if (product?.sku !== sku) product = this.productOf(sku);
      return {
        asked: slot,
        slot: slot === FROM_AD && !isFromAd ? FROM_ANYWHERE : slot,
        product,
        products: skus?.flatMap((each) => this.productOf(each) ?? []) ?? null,
      };
    });
  }

  /** The products that hooks of these slots name; undefined: none of them does, as on most pages. */
  namedBy(
    snapshot: CatalogueSnapshot,
    slots: readonly SlotRequest[],
  ): ReadonlyMap<string, ShownProduct> | undefined {
    let named: Map<string, ShownProduct> | undefined;
    for (const { slot } of slots) {
      for (const sku of snapshot.namedIn(slot) ?? []) {
        const product = this.productOf(sku);
        if (product !== null) (named ??= new Map()).set(sku, product);
      }
    }
    return named;
  }

  private productOf(sku: string): ShownProduct | null {
    const product = this.directory.find(sku);
    return product ? shown(product) : null;
  }
}

function shown(product: Product): ShownProduct {
  const { sku, spu, categoryPath: category, brand, merchantId: merchant, price } = product;
  return { sku, unitPrice: price, item: { sku, spu, category, brand, merchant } };
}
