import { Link } from 'wouter';
import { usePageTitle } from '../../app/page-title.js';
import { usePersonaSwitch } from '../../app/persona-switch-context.js';
import { useSessions } from '../../api/session-context.js';
import { useOrders } from '../../api/shop-queries.js';
import type { Order } from '../../api/shop-types.js';
import { ProductArt } from '../../art/product-art.js';
import { yuan } from '../../format/money.js';
import { momentIn } from '../../format/time.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Price } from '../../ui/price.js';
import { Skeletons } from '../../ui/skeleton.js';
import './orders.css';

const PICTURES = 5;

/** The orders, newest first. */
export function OrdersPage() {
  const { say } = useSpeaker();
  usePageTitle(say('orders.title'));
  const { session } = useSessions();
  const switchPersona = usePersonaSwitch();
  const { data, error, isLoading, refetch } = useOrders();
  return (
    <div className="page orders">
      <h1>{say('orders.title')}</h1>
      {isLoading && <Skeletons count={3} shape="row" className="page__waiting" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {session?.role === 'visitor' && (
        <Empty title={say('cart.sign-in')}>
          <Button onClick={switchPersona}>{say('shell.persona.switch')}</Button>
        </Empty>
      )}
      {data?.length === 0 && (
        <Empty title={say('orders.empty')}>
          <Link href="/search" className="button button--solid button--m">
            {say('cart.empty.action')}
          </Link>
        </Empty>
      )}
      <ul className="orders__list">
        {data?.map((order) => (
          <li key={order.orderId}>
            <OrderCard order={order} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OrderCard({ order }: { readonly order: Order }) {
  const { say } = useSpeaker();
  const count = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Link
      href={`/orders/${encodeURIComponent(order.orderId)}`}
      className="panel order-card"
      data-testid="order-card"
      data-state={order.state}
    >
      <span className="order-card__head">
        <time dateTime={order.placedAt}>{momentIn(order.placedAt)}</time>
        <span className={`order-state order-state--${order.state}`}>
          {say(`order.state.${order.state}`)}
        </span>
      </span>
      <span className="order-card__pictures">
        {order.lines.slice(0, PICTURES).map(({ lineId, product }) => (
          <ProductArt key={lineId} art={product.art} categoryPath={product.categoryPath} />
        ))}
      </span>
      <span className="order-card__foot">
        <span>{say('orders.items', { count })}</span>
        {order.discount !== '0' && (
          <span className="order-card__saved">
            {say('orders.saved', { amount: yuan(order.discount) })}
          </span>
        )}
        <Price fen={order.payable} size="m" tone="ink" />
      </span>
    </Link>
  );
}
