import { useRef } from 'react';
import { useLocation } from 'wouter';
import { newKey } from '../../api/new-key.js';
import { isUnknownOutcome, troubleOf } from '../../api/problem.js';
import { usePlaceOrder } from '../../api/shop-queries.js';
import type { Quote } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Fault } from '../../ui/fault.js';

interface Props {
  readonly quote: Quote;
  readonly months: number | null;
  /** The price that was shown before it changed. */
  readonly replaced: Quote | null;
  readonly isStale: boolean;
  readonly onReplaced: (before: Quote) => void;
}

/** Orders at the price shown. A lost answer is asked for again under the same key; a changed price is shown first. */
export function PlaceOrder({ quote, months, replaced, isStale, onReplaced }: Props) {
  const { say } = useSpeaker();
  const [, go] = useLocation();
  const key = useRef<string | null>(null);
  const { mutate, isPending, error } = usePlaceOrder(({ orderId }) =>
    go(`/orders/${encodeURIComponent(orderId)}?thanks`, { replace: true }),
  );
  const code = error ? troubleOf(error).code : null;
  const isChanged = replaced !== null && replaced.payable !== quote.payable;
  const place = () => {
    key.current ??= newKey();
    mutate(
      {
        key: key.current,
        expectedPayable: quote.payable,
        ...(months !== null && { instalments: { months } }),
      },
      {
        onError: (cause) => {
          // What surely did not happen is another order next time; what may have happened keeps its key.
          if (!isUnknownOutcome(cause)) key.current = null;
          if (!isUnknownOutcome(cause)) onReplaced(quote);
        },
      },
    );
  };
  return (
    <div className="place">
      {isChanged && (
        <p className="place__changed" role="alert" data-testid="quote-changed">
          {say('checkout.changed', { before: yuan(replaced.payable), after: yuan(quote.payable) })}
        </p>
      )}
      {error && !(isChanged && code === 'quote.changed') && <Fault error={error} />}
      <Button size="l" wide busy={isPending || isStale} onClick={place} data-testid="place-order">
        {say(
          isPending ? 'checkout.paying' : isChanged ? 'checkout.changed.accept' : 'checkout.pay',
        )}
        <span className="figures place__sum">{yuan(quote.payable, { exact: true })}</span>
      </Button>
    </div>
  );
}
