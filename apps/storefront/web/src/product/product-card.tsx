import { Link } from 'wouter';
import type { Product } from '../api/shop-types.js';
import { ProductArt } from '../art/product-art.js';
import type { SlotAnswer } from '../boon/types.js';
import { yuan } from '../format/money.js';
import { useSpeaker } from '../i18n/language-context.js';
import { Badge } from '../tickets/badge.js';
import { Price } from '../ui/price.js';
import { Sold } from './sold.js';
import './product.css';

/** A product in a list, with the benefit that won it its badge. */
export function ProductCard({
  product,
  answer,
}: {
  readonly product: Product;
  readonly answer?: SlotAnswer | undefined;
}) {
  const { say, pick } = useSpeaker();
  const [winner] = answer?.winners ?? [];
  const after = winner?.priceAfterBenefit;
  const isCheaper = after != null && BigInt(after.payable) < BigInt(product.priceFen);
  return (
    <Link
      href={`/p/${encodeURIComponent(product.sku)}`}
      state={{ path: 'internal' }}
      className="card"
      data-testid="product-card"
      data-sku={product.sku}
    >
      <ProductArt art={product.art} categoryPath={product.categoryPath} />
      <span className="card__text">
        <span className="card__name">{pick(product.name)}</span>
        <span className="card__badges">{winner && <Badge offer={winner} />}</span>
        <span className="card__price">
          {isCheaper ? (
            <>
              <span className="card__after">{say('product.after')}</span>
              <Price fen={after.payable} />
              <del className="card__before figures">{yuan(product.priceFen)}</del>
            </>
          ) : (
            <Price fen={product.priceFen} />
          )}
        </span>
        <span className="card__foot">
          <Sold count={product.sales} />
          <span className="card__merchant">{pick(product.merchantName)}</span>
        </span>
      </span>
    </Link>
  );
}
