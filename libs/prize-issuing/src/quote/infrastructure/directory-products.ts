import { Injectable, Optional } from '@nestjs/common';
import { ProductDirectory } from '@boon/service-support';
import { Products, type PricedProduct } from '../domain/products.js';

/** Products of service-support's directory; none where the application has no directory. */
@Injectable()
export class DirectoryProducts extends Products {
  constructor(@Optional() private readonly directory?: ProductDirectory) {
    super();
  }

  override find(skus: readonly string[]): Promise<ReadonlyMap<string, PricedProduct>> {
    const found = skus.flatMap((sku) => {
      const product = this.directory?.find(sku);
      if (product === undefined) return [];
      const { spu, categoryPath: category, brand, merchantId: merchant, price } = product;
      return [[sku, { sku, spu, category, brand, merchant, unitPrice: price }] as const];
    });
    return Promise.resolve(new Map(found));
  }
}
