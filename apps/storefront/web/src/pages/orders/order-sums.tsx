import type { Order } from '../../api/shop-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { ticketKindOf } from '../../tickets/kind.js';
import { Price } from '../../ui/price.js';
import '../../tickets/badge.css';

/** What was paid, benefit by benefit. */
export function OrderSums({ order }: { readonly order: Order }) {
  const { say, pick } = useSpeaker();
  const { benefits, instalments } = order;
  return (
    <>
      <dl className="sums">
        <dt>{say('checkout.amount')}</dt>
        <dd className="figures">{yuan(order.amount, { exact: true })}</dd>
        {order.discount !== '0' && (
          <>
            <dt>{say('checkout.discount')}</dt>
            <dd className="figures sums__off">-{yuan(order.discount, { exact: true })}</dd>
          </>
        )}
        {instalments && (
          <>
            <dt>
              {say('checkout.instalments.months', { months: instalments.months })}{' '}
              {say('checkout.interest', { interest: yuan(instalments.interest) })}
            </dt>
            <dd className="figures">
              {instalments.waived !== '0' &&
                say('checkout.interest.waived', { waived: yuan(instalments.waived) })}
            </dd>
          </>
        )}
        <dt className="sums__total">{say('order.paid')}</dt>
        <dd className="sums__total" data-testid="order-paid" data-fen={order.payable}>
          <Price fen={order.payable} size="l" />
        </dd>
      </dl>
      {benefits.length > 0 && (
        <div>
          <h2 className="order__benefits">{say('order.benefits')}</h2>
          <ul className="used used--narrow">
            {benefits.map(({ grantId, kind, name, discount }) => (
              <li key={grantId} data-testid="order-benefit" data-kind={kind}>
                <span className={`badge badge--${ticketKindOf({ kind })}`}>{pick(name)}</span>
                <strong className="figures">-{yuan(discount, { exact: true })}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
