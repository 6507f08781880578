import type { Product } from '../api/shop-types.js';
import { useBadges } from '../boon/use-slots.js';
import { Skeletons } from '../ui/skeleton.js';
import { ProductCard } from './product-card.js';

const MOST_BADGES = 60;

/** Products in a grid; their badges come in one request and never hold the grid up. */
export function ProductGrid({
  products,
  slot = 'search.top',
  isPending = false,
  room = 10,
}: {
  readonly products: readonly Product[] | undefined;
  readonly slot?: string;
  readonly isPending?: boolean;
  readonly room?: number;
}) {
  const skus = (products ?? []).slice(0, MOST_BADGES).map(({ sku }) => sku);
  const { data: badges } = useBadges(slot, skus);
  if (isPending || !products) return <Skeletons count={room} shape="card" className="grid" />;
  return (
    <ul className="grid" data-testid="product-grid">
      {products.map((product) => (
        <li key={product.sku}>
          <ProductCard product={product} answer={badges?.get(product.sku)} />
        </li>
      ))}
    </ul>
  );
}
