import { Link } from 'wouter';
import { useSetQuantity } from '../../api/shop-queries.js';
import type { CartLine } from '../../api/shop-types.js';
import { ProductArt } from '../../art/product-art.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Icon } from '../../ui/icon.js';
import { sentenceFor } from '../../ui/fault-text.js';
import { Price } from '../../ui/price.js';
import { Stepper } from '../../ui/stepper.js';
import { useAnnounce } from '../../ui/toasts.js';

const MOST = 99;

interface Props {
  readonly line: CartLine;
  readonly payable: string | undefined;
}

/** A line of the cart with its price after benefits, where it is known. */
export function CartLineRow({ line, payable }: Props) {
  const { pick } = useSpeaker();
  const { product, amount, lineId } = line;
  const name = pick(product.name);
  return (
    <li className="line" data-testid="cart-line" data-line={lineId} data-sku={product.sku}>
      <Link
        href={`/p/${encodeURIComponent(product.sku)}`}
        state={{ path: 'internal' }}
        className="line__picture"
        aria-label={name}
      >
        <ProductArt art={product.art} categoryPath={product.categoryPath} />
      </Link>
      <div className="line__text">
        <p className="line__name">{name}</p>
        <p className="line__unit figures">{yuan(product.priceFen)}</p>
      </div>
      <div className="line__end">
        <Price fen={payable ?? amount} size="m" />
        {payable !== undefined && payable !== amount && (
          <del className="figures">{yuan(amount)}</del>
        )}
      </div>
      <LineTools line={line} name={name} />
    </li>
  );
}

function LineTools({ line, name }: { readonly line: CartLine; readonly name: string }) {
  const { say } = useSpeaker();
  const announce = useAnnounce();
  const { mutate, isPending } = useSetQuantity();
  const set = (wanted: number) =>
    mutate(
      { sku: line.product.sku, quantity: wanted },
      { onError: (error) => announce(sentenceFor(error, say), 'bad') },
    );
  return (
    <div className="line__tools">
      <Stepper
        value={line.quantity}
        most={MOST}
        label={say('product.quantity')}
        onChange={set}
        disabled={isPending}
      />
      <button
        type="button"
        className="tool"
        onClick={() => set(0)}
        disabled={isPending}
        aria-label={say('cart.remove', { name })}
        data-testid="remove"
      >
        <Icon name="bin" size={19} />
      </button>
    </div>
  );
}
