import { Link } from 'wouter';
import type { Order } from '../../api/shop-types.js';
import { ProductArt } from '../../art/product-art.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Price } from '../../ui/price.js';
import '../checkout/checkout.css';

/** What was bought. */
export function OrderLines({ order }: { readonly order: Order }) {
  const { say, pick } = useSpeaker();
  return (
    <ul>
      {order.lines.map(({ lineId, product, quantity, unitPrice, amount, discount, returned }) => (
        <li key={lineId} className="good" data-testid="order-line" data-line={lineId}>
          <Link
            href={`/p/${encodeURIComponent(product.sku)}`}
            state={{ path: 'internal' }}
            className="good__picture"
            aria-label={pick(product.name)}
          >
            <ProductArt art={product.art} categoryPath={product.categoryPath} />
          </Link>
          <span className="good__name">
            {pick(product.name)}
            <small className="figures">
              {yuan(unitPrice)} × {quantity}
            </small>
            {returned > 0 && (
              <small className="good__returned">{say('order.returned', { count: returned })}</small>
            )}
          </span>
          <span className="good__price">
            <Price fen={BigInt(amount) - BigInt(discount)} size="s" tone="ink" />
            {discount !== '0' && <del className="figures">{yuan(amount)}</del>}
          </span>
        </li>
      ))}
    </ul>
  );
}
