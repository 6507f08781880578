import { Link, useLocation } from 'wouter';
import { usePageTitle } from '../../app/page-title.js';
import { usePersonaSwitch } from '../../app/persona-switch-context.js';
import { useSessions } from '../../api/session-context.js';
import { useCart } from '../../api/shop-queries.js';
import type { Cart } from '../../api/shop-types.js';
import { useQuote } from '../../boon/boon-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import { SpendMoreHints } from '../checkout/spend-more.js';
import { CartLineRow } from './cart-line-row.js';
import { quoteLinesOf } from './quote-lines.js';
import { SumRows } from './sum-rows.js';
import './cart.css';

/** What one is about to buy, at the best price that the wallet makes. */
export function CartPage() {
  const { say } = useSpeaker();
  usePageTitle(say('cart.title'));
  const { data: cart, error, isPending, refetch } = useCart();
  return (
    <div className="page cart">
      <h1>{say('cart.title')}</h1>
      {isPending && <Skeletons count={3} shape="row" className="page__waiting" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {cart?.lines.length === 0 && (
        <Empty title={say('cart.empty')}>
          <Link href="/search" className="button button--solid button--m" data-testid="go-shopping">
            {say('cart.empty.action')}
          </Link>
        </Empty>
      )}
      {cart && cart.lines.length > 0 && <Filled cart={cart} />}
    </div>
  );
}

function Filled({ cart }: { readonly cart: Cart }) {
  const { say } = useSpeaker();
  const { isUser } = useSessions();
  const switchPersona = usePersonaSwitch();
  const [, go] = useLocation();
  const { data: quote, error, isFetching } = useQuote(quoteLinesOf(cart), null);
  return (
    <div className="split">
      <ul className="panel cart__lines">
        {cart.lines.map((line) => (
          <CartLineRow
            key={line.lineId}
            line={line}
            payable={quote?.lines.find(({ lineId }) => lineId === line.lineId)?.payable}
          />
        ))}
      </ul>
      <aside className="panel summary">
        {quote && <SpendMoreHints hints={quote.spendMore} />}
        <SumRows amount={cart.amount} quote={quote} isFetching={isFetching} />
        {error && <p className="summary__note">{say('cart.no-quote')}</p>}
        {isUser ? (
          <Button size="l" wide onClick={() => go('/checkout')} data-testid="checkout">
            {say('cart.checkout')}
          </Button>
        ) : (
          <>
            <p className="summary__note">{say('cart.sign-in')}</p>
            <Button size="l" wide onClick={switchPersona} data-testid="cart-sign-in">
              {say('shell.persona.switch')}
            </Button>
          </>
        )}
      </aside>
    </div>
  );
}
