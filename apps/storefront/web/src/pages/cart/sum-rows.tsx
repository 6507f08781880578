import type { Quote } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Price } from '../../ui/price.js';

/** Goods, what the benefits take off, and what is left to pay. */
export function SumRows({
  amount,
  quote,
  isFetching,
}: {
  readonly amount: string;
  readonly quote: Quote | undefined;
  readonly isFetching: boolean;
}) {
  const { say } = useSpeaker();
  const benefits = quote ? BigInt(quote.discount) - BigInt(quote.subsidy) : 0n;
  return (
    <dl className="sums" aria-busy={isFetching} data-testid="sums">
      <dt>{say('checkout.amount')}</dt>
      <dd className="figures" data-testid="sum-amount">
        {yuan(quote?.amount ?? amount, { exact: true })}
      </dd>
      {benefits > 0n && (
        <>
          <dt>{say('checkout.discount')}</dt>
          <dd className="figures sums__off" data-testid="sum-discount">
            -{yuan(benefits, { exact: true })}
          </dd>
        </>
      )}
      {quote && quote.subsidy !== '0' && (
        <>
          <dt>{say('checkout.subsidy')}</dt>
          <dd className="figures sums__off" data-testid="sum-subsidy">
            -{yuan(quote.subsidy, { exact: true })}
          </dd>
        </>
      )}
      <dt>{say('checkout.shipping')}</dt>
      <dd>{say('checkout.free')}</dd>
      <dt className="sums__total">{say('checkout.payable')}</dt>
      <dd className="sums__total" data-testid="sum-payable" data-fen={quote?.payable ?? amount}>
        <Price fen={quote?.payable ?? amount} size="l" />
      </dd>
    </dl>
  );
}
