import { useShopConfig } from '../../api/shop-config.js';
import type { Quote } from '../../boon/quote-types.js';
import { percentOf, yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';

interface Props {
  readonly quote: Quote;
  readonly months: number | null;
  readonly onChoose: (months: number | null) => void;
}

/** Pay now or in parts; what interest that costs, and what of it is waived. */
export function Instalments({ quote, months, onChoose }: Props) {
  const { say } = useSpeaker();
  const { data: config } = useShopConfig();
  const plans = config?.instalments ?? [];
  if (plans.length === 0) return null;
  return (
    <section className="panel">
      <h2 id="instalments">{say('checkout.instalments')}</h2>
      <div
        className="plans"
        role="radiogroup"
        aria-labelledby="instalments"
        data-testid="instalments"
      >
        <Plan
          isChosen={months === null}
          label={say('checkout.instalments.none')}
          onChoose={() => onChoose(null)}
          value={0}
        />
        {plans.map((plan) => (
          <Plan
            key={plan.months}
            value={plan.months}
            isChosen={months === plan.months}
            label={say('checkout.instalments.months', { months: plan.months })}
            detail={say('checkout.rate', { rate: percentOf(plan.annualRateBp) })}
            onChoose={() => onChoose(plan.months)}
          />
        ))}
      </div>
      {months !== null && <InterestText quote={quote} />}
    </section>
  );
}

function Plan({
  value,
  isChosen,
  label,
  detail,
  onChoose,
}: {
  readonly value: number;
  readonly isChosen: boolean;
  readonly label: string;
  readonly detail?: string;
  readonly onChoose: () => void;
}) {
  return (
    <label className={isChosen ? 'plan plan--on' : 'plan'} data-testid={`plan-${value}`}>
      <input type="radio" name="plan" checked={isChosen} onChange={onChoose} />
      <strong>{label}</strong>
      {detail && <small>{detail}</small>}
    </label>
  );
}

function InterestText({ quote: { interest } }: { readonly quote: Quote }) {
  const { say } = useSpeaker();
  if (!interest) {
    return (
      <p className="interest" role="status" data-testid="no-instalments">
        {say('checkout.instalments.unavailable')}
      </p>
    );
  }
  const left = BigInt(interest.interest) - BigInt(interest.waived);
  const monthly = (BigInt(interest.principal) + left) / BigInt(interest.months);
  return (
    <p className="interest" data-testid="interest" data-waived={interest.waived}>
      <span>{say('checkout.per-month', { amount: yuan(monthly) })}</span>
      <span>{say('checkout.interest', { interest: yuan(interest.interest) })}</span>
      {interest.waived !== '0' && (
        <strong>{say('checkout.interest.waived', { waived: yuan(interest.waived) })}</strong>
      )}
      <span>{say('checkout.interest.left', { left: yuan(left) })}</span>
    </p>
  );
}
