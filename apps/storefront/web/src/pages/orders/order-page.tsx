import { useParams, useSearchParams } from 'wouter';
import { usePageTitle } from '../../app/page-title.js';
import { useOrder } from '../../api/shop-queries.js';
import type { Order } from '../../api/shop-types.js';
import { yuan } from '../../format/money.js';
import { momentWithOffset } from '../../format/time.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Fault } from '../../ui/fault.js';
import { Icon } from '../../ui/icon.js';
import { Skeletons } from '../../ui/skeleton.js';
import { OrderLines } from './order-lines.js';
import { OrderSums } from './order-sums.js';
import { ReturnForm } from './return-form.js';
import { ReturnHistory } from './return-history.js';
import '../cart/cart.css';
import './orders.css';

/** One order: what was paid, which benefits it used, and giving parts of it back. */
export function OrderPage() {
  const { orderId = '' } = useParams<{ orderId: string }>();
  const { say } = useSpeaker();
  usePageTitle(say('order.title'));
  const { data, error, isLoading, refetch } = useOrder(orderId);
  return (
    <div className="page order">
      <h1>{say('order.title')}</h1>
      {isLoading && <Skeletons count={4} shape="row" className="page__waiting" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {data && <Shown order={data} />}
    </div>
  );
}

function Shown({ order }: { readonly order: Order }) {
  const { say } = useSpeaker();
  const [params] = useSearchParams();
  return (
    <>
      {params.has('thanks') && <Thanks order={order} />}
      <div className="split" data-testid="order" data-state={order.state}>
        <div className="checkout__main">
          <section className="panel">
            <p className="order__meta">
              <span className={`order-state order-state--${order.state}`}>
                {say(`order.state.${order.state}`)}
              </span>
              <span>
                {say('order.number')} <code>{order.orderId}</code>
              </span>
              <span>
                {say('order.placed')}{' '}
                <time dateTime={order.placedAt}>{momentWithOffset(order.placedAt)}</time>
              </span>
            </p>
            <OrderLines order={order} />
          </section>
          <ReturnForm key={order.returns.length} order={order} />
          <ReturnHistory order={order} />
        </div>
        <aside className="panel summary">
          <OrderSums order={order} />
        </aside>
      </div>
    </>
  );
}

function Thanks({ order }: { readonly order: Order }) {
  const { say } = useSpeaker();
  return (
    <div className="thanks" role="status" data-testid="thanks">
      <Icon name="check" size={30} />
      <div>
        <strong>{say('order.thanks')}</strong>
        {order.discount !== '0' && (
          <p>{say('order.thanks.saved', { amount: yuan(order.discount, { exact: true }) })}</p>
        )}
      </div>
    </div>
  );
}
