import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { usePageTitle } from '../../app/page-title.js';
import { usePersonaSwitch } from '../../app/persona-switch-context.js';
import { useSessions } from '../../api/session-context.js';
import { useCart } from '../../api/shop-queries.js';
import type { Cart } from '../../api/shop-types.js';
import { useQuote } from '../../boon/boon-queries.js';
import type { Quote } from '../../boon/quote-types.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import { quoteLinesOf } from '../cart/quote-lines.js';
import { SumRows } from '../cart/sum-rows.js';
import '../cart/cart.css';
import { BestSet } from './best-set.js';
import { GoodsList } from './goods-list.js';
import { Instalments } from './instalments.js';
import { PlaceOrder } from './place-order.js';
import { SpendMoreHints } from './spend-more.js';
import { Splits } from './splits.js';
import { UnusedGrants } from './unused-grants.js';
import './checkout.css';

/** The order before it is placed: the best set, why not the others, the plan, who pays for what. */
export function CheckoutPage() {
  const { say } = useSpeaker();
  usePageTitle(say('checkout.title'));
  const { session } = useSessions();
  const switchPersona = usePersonaSwitch();
  const { data: cart, error, isPending, refetch } = useCart();
  return (
    <div className="page checkout">
      <h1>{say('checkout.title')}</h1>
      {isPending && <Skeletons count={3} shape="row" className="page__waiting" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {session?.role === 'visitor' && (
        <Empty title={say('cart.sign-in')}>
          <Button onClick={switchPersona}>{say('shell.persona.switch')}</Button>
        </Empty>
      )}
      {cart?.lines.length === 0 && (
        <Empty title={say('cart.empty')}>
          <Link href="/search" className="button button--solid button--m">
            {say('cart.empty.action')}
          </Link>
        </Empty>
      )}
      {session?.role === 'user' && cart && cart.lines.length > 0 && <Priced cart={cart} />}
    </div>
  );
}

function Priced({ cart }: { readonly cart: Cart }) {
  const { say } = useSpeaker();
  const [months, setMonths] = useMonths();
  const {
    data: quote,
    error,
    isPending,
    isFetching,
    refetch,
  } = useQuote(quoteLinesOf(cart), months);
  const [replaced, setReplaced] = useState<Quote | null>(null);
  if (isPending) return <Skeletons count={4} shape="row" className="page__waiting" />;
  if (!quote) {
    return (
      <>
        <Fault error={error} onRetry={() => void refetch()} />
        <p className="panel">{say('checkout.blocked')}</p>
      </>
    );
  }
  return (
    <div className="split" data-testid="checkout-page">
      <div className="checkout__main">
        <GoodsList cart={cart} quote={quote} />
        <BestSet quote={quote} />
        <UnusedGrants unused={quote.unused} />
        <Instalments quote={quote} months={months} onChoose={setMonths} />
        <Splits quote={quote} cart={cart} />
      </div>
      <aside className="panel summary">
        <SpendMoreHints hints={quote.spendMore} />
        <SumRows amount={cart.amount} quote={quote} isFetching={isFetching} />
        <PlaceOrder
          quote={quote}
          months={quote.interest ? months : null}
          replaced={replaced}
          isStale={isFetching}
          onReplaced={(before) => {
            setReplaced(before);
            void refetch();
          }}
        />
      </aside>
    </div>
  );
}

/** The chosen plan stands in the address, so that a reload keeps it. */
function useMonths() {
  const [params, setParams] = useSearchParams();
  const months = Number(params.get('months')) || null;
  const choose = (chosen: number | null) =>
    setParams(chosen === null ? {} : { months: String(chosen) }, { replace: true });
  return [months, choose] as const;
}
