import type { ProductDetail } from '../../api/shop-types.js';
import type { AskedSlot, SlotAnswer } from '../../boon/types.js';
import { useSlot } from '../../boon/use-slots.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Sold } from '../../product/sold.js';
import { Price } from '../../ui/price.js';

/** Name and price; with a benefit that lowers it, the price after that benefit alone. */
export function Headline({
  product,
  slots: [first, second],
}: {
  readonly product: ProductDetail;
  readonly slots: readonly AskedSlot[];
}) {
  const { say, pick } = useSpeaker();
  const one = useSlot(first ?? null, first?.slot);
  const other = useSlot(second ?? null, first?.slot);
  const after = lowest([one.data, other.data]);
  const isCheaper = after !== null && after < BigInt(product.priceFen);
  return (
    <>
      <h1 className="product__name">{pick(product.name)}</h1>
      <div className="product__price">
        {isCheaper ? (
          <>
            <span className="product__after">{say('product.after')}</span>
            <Price fen={after} size="xl" />
            <span className="product__before" data-testid="list-price">
              {say('product.list-price')} <del className="figures">{yuan(product.priceFen)}</del>
            </span>
          </>
        ) : (
          <Price fen={product.priceFen} size="xl" />
        )}
        <span className="product__sold">
          <Sold count={product.sales} />
        </span>
      </div>
    </>
  );
}

/** The lowest price that one of the benefits shown makes. */
function lowest(answers: readonly (SlotAnswer | undefined)[]): bigint | null {
  const prices = answers.flatMap((answer) =>
    (answer?.winners ?? []).flatMap(({ priceAfterBenefit }) =>
      priceAfterBenefit ? [BigInt(priceAfterBenefit.payable)] : [],
    ),
  );
  return prices.reduce<bigint | null>(
    (least, price) => (least === null || price < least ? price : least),
    null,
  );
}
