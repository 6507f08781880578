import type { Cart } from '../../api/shop-types.js';
import { ProductArt } from '../../art/product-art.js';
import type { Quote } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Price } from '../../ui/price.js';

/** The goods with what each comes to. */
export function GoodsList({ cart, quote }: { readonly cart: Cart; readonly quote: Quote }) {
  const { say, pick } = useSpeaker();
  return (
    <section className="panel">
      <h2>{say('checkout.goods')}</h2>
      <ul>
        {cart.lines.map(({ lineId, product, quantity, amount }) => {
          const payable = quote.lines.find((line) => line.lineId === lineId)?.payable ?? amount;
          return (
            <li key={lineId} className="good" data-testid="checkout-line">
              <span className="good__picture">
                <ProductArt art={product.art} categoryPath={product.categoryPath} />
              </span>
              <span className="good__name">
                {pick(product.name)}
                <small className="figures">
                  {yuan(product.priceFen)} × {quantity}
                </small>
              </span>
              <span className="good__price">
                <Price fen={payable} size="s" tone="ink" />
                {payable !== amount && <del className="figures">{yuan(amount)}</del>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
