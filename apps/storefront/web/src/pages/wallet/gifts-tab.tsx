import { useGifts } from '../../boon/boon-queries.js';
import type { Gift } from '../../boon/quote-types.js';
import { dayIn } from '../../format/time.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import { AddressForm } from './address-form.js';

const STEPS = ['won', 'address-given', 'shipped', 'delivered'] as const;

/** Gifts and how far each has come. */
export function GiftsTab() {
  const { say } = useSpeaker();
  const { data, error, isPending, refetch } = useGifts();
  if (isPending) return <Skeletons count={2} shape="row" className="page__waiting" />;
  if (error) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data?.length) return <Empty title={say('gift.none')} />;
  return (
    <ul className="gifts">
      {data.map((gift) => (
        <li key={gift.grantId} className="panel" data-testid="gift" data-state={gift.state}>
          <GiftCard gift={gift} />
        </li>
      ))}
    </ul>
  );
}

function GiftCard({ gift }: { readonly gift: Gift }) {
  const { say, pick, language } = useSpeaker();
  const at = STEPS.findIndex((step) => step === gift.state);
  return (
    <>
      <h2>{pick(gift.name)}</h2>
      {gift.state === 'cancelled' || gift.state === 'expired' ? (
        <p className="muted">{say(`gift.state.${gift.state}`)}</p>
      ) : (
        <ol className="steps">
          {STEPS.map((step, index) => (
            <li
              key={step}
              className={index <= at ? 'steps__done' : undefined}
              aria-current={index === at ? 'step' : undefined}
            >
              {say(`gift.state.${step}`)}
            </li>
          ))}
        </ol>
      )}
      {gift.trackingNumber && (
        <p className="muted">
          {gift.carrier} <code>{gift.trackingNumber}</code>
        </p>
      )}
      {gift.state === 'won' && (
        <p className="muted">{say('gift.until', { day: dayIn(gift.expiresAt, language) })}</p>
      )}
      {gift.state === 'won' && <AddressForm grantId={gift.grantId} />}
    </>
  );
}
