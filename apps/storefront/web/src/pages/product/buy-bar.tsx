import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Product } from '../../api/shop-types.js';
import { useCart, useSetQuantity } from '../../api/shop-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { sentenceFor } from '../../ui/fault-text.js';
import { Stepper } from '../../ui/stepper.js';
import { useAnnounce } from '../../ui/toasts.js';

const MOST = 99;

/** How many, into the cart, or straight to checkout. */
export function BuyBar({ product }: { readonly product: Product }) {
  const { say } = useSpeaker();
  const [, go] = useLocation();
  const announce = useAnnounce();
  const [quantity, setQuantity] = useState(1);
  const { data: cart } = useCart();
  const { mutate, isPending } = useSetQuantity();
  const inCart = cart?.lines.find((line) => line.product.sku === product.sku)?.quantity ?? 0;
  const add = (then: () => void) =>
    mutate(
      { sku: product.sku, quantity: Math.min(MOST, inCart + quantity) },
      { onSuccess: then, onError: (error) => announce(sentenceFor(error, say), 'bad') },
    );
  return (
    <div className="buy-bar">
      <Stepper
        value={quantity}
        most={MOST}
        label={say('product.quantity')}
        onChange={setQuantity}
      />
      <Button
        look="line"
        size="l"
        busy={isPending}
        onClick={() => add(() => announce(say('product.added')))}
        data-testid="add-to-cart"
      >
        {say('product.add')}
      </Button>
      <Button
        size="l"
        busy={isPending}
        onClick={() => add(() => go('/cart'))}
        data-testid="buy-now"
      >
        {say('product.buy')}
      </Button>
    </div>
  );
}
