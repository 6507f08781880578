import type { Quote } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import type { Bilingual } from '../../i18n/language.js';
import { ticketKindOf } from '../../tickets/kind.js';
import { Icon } from '../../ui/icon.js';
import '../../tickets/badge.css';

/** The benefits that this order uses, and whether a better set could exist. */
export function BestSet({ quote }: { readonly quote: Quote }) {
  const { say } = useSpeaker();
  const { grants, optimal, gap, interest } = quote;
  const isEmpty = grants.length === 0 && !interest?.grant;
  return (
    <section className="panel" data-testid="best-set" data-optimal={optimal}>
      <h2>{say('checkout.best')}</h2>
      {isEmpty && <p className="muted">{say('checkout.none')}</p>}
      <ul className="used">
        {grants.map((grant) => (
          <Used key={grant.grantId} {...grant} saves={grant.discount} />
        ))}
        {interest?.grant && (
          <Used name={interest.grant.name} kind="interest-free" saves={interest.waived} />
        )}
      </ul>
      {!isEmpty && (
        <p className="proof">
          <Icon name="shield" size={17} />
          {optimal ? say('checkout.optimal') : say('checkout.gap', { gap: yuan(gap) })}
        </p>
      )}
    </section>
  );
}

function Used({
  kind,
  name,
  saves,
}: {
  readonly kind: string;
  readonly name: Bilingual;
  readonly saves: string;
}) {
  const { say, pick } = useSpeaker();
  const ticket = ticketKindOf({ kind });
  return (
    <li data-testid="used-grant" data-kind={kind}>
      <span className={`badge badge--${ticket}`}>{say(`kind.${ticket}`)}</span>
      <span>{pick(name)}</span>
      <strong className="figures">-{yuan(saves, { exact: true })}</strong>
    </li>
  );
}
