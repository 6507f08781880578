import { Products, type PricedProduct } from '../quote/domain/products.js';

/** Products in memory. */
export class ProductShelf extends Products {
  constructor(private readonly products: readonly PricedProduct[]) {
    super();
  }

  override find(skus: readonly string[]): Promise<ReadonlyMap<string, PricedProduct>> {
    const found = this.products.filter((product) => skus.includes(product.sku));
    return Promise.resolve(new Map(found.map((product) => [product.sku, product])));
  }
}
