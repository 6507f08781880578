import type { Quote } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { ticketKindOf } from '../../tickets/kind.js';
import { Icon } from '../../ui/icon.js';
import '../../tickets/badge.css';

/** The benefits that this order uses, and whether a better set could exist. */
export function BestSet({ quote }: { readonly quote: Quote }) {
  const { say, pick } = useSpeaker();
  const { grants, optimal, gap } = quote;
  return (
    <section className="panel" data-testid="best-set" data-optimal={optimal}>
      <h2>{say('checkout.best')}</h2>
      {grants.length === 0 ? (
        <p className="muted">{say('checkout.none')}</p>
      ) : (
        <>
          <ul className="used">
            {grants.map(({ grantId, kind, name, discount }) => (
              <li key={grantId} data-testid="used-grant" data-kind={kind}>
                <span className={`badge badge--${ticketKindOf({ kind })}`}>
                  {say(`kind.${ticketKindOf({ kind })}`)}
                </span>
                <span>{pick(name)}</span>
                <strong className="figures">-{yuan(discount, { exact: true })}</strong>
              </li>
            ))}
          </ul>
          <p className="proof">
            <Icon name="shield" size={17} />
            {optimal ? say('checkout.optimal') : say('checkout.gap', { gap: yuan(gap) })}
          </p>
        </>
      )}
    </section>
  );
}
