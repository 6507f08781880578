import type { GivenBack, Order } from '../../api/shop-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Icon } from '../../ui/icon.js';

/** What came back with each return: money, and benefits. */
export function ReturnHistory({ order }: { readonly order: Order }) {
  const { say } = useSpeaker();
  if (order.returns.length === 0) return null;
  return (
    <section className="panel" data-testid="returns">
      <h2>{say('return.history')}</h2>
      {order.returns.map(({ returnId, refund, givenBack }) => (
        <div key={returnId} className="returned" data-testid="return">
          <p className="returned__refund">
            {say('return.refund')}{' '}
            <strong className="figures" data-testid="refund" data-fen={refund}>
              {yuan(refund, { exact: true })}
            </strong>
          </p>
          {givenBack.length > 0 && (
            <>
              <p className="muted">{say('return.what-comes-back')}</p>
              <ul>
                {givenBack.map((back) => (
                  <Back key={back.grantId} back={back} order={order} />
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
    </section>
  );
}

function Back({ back, order }: { readonly back: GivenBack; readonly order: Order }) {
  const { say, pick } = useSpeaker();
  const benefit = order.benefits.find(({ grantId }) => grantId === back.grantId);
  return (
    <li data-testid="given-back" data-restored={back.restored}>
      <Icon name={back.restored ? 'check' : 'clock'} size={17} />
      <span>
        {say('return.given-back', {
          name: pick(benefit?.name) || back.grantId.slice(0, 8),
          amount: yuan(back.amount, { exact: true }),
        })}
        <small>{say(back.restored ? 'return.restored' : 'return.kept')}</small>
      </span>
    </li>
  );
}
