import type { SpendMore } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Icon } from '../../ui/icon.js';

const MOST = 2;

/** Thresholds within reach. */
export function SpendMoreHints({ hints }: { readonly hints: readonly SpendMore[] }) {
  const { say, pick } = useSpeaker();
  if (hints.length === 0) return null;
  return (
    <ul className="hints">
      {hints.slice(0, MOST).map(({ grantId, lineId, name, spend, save }) => (
        <li key={grantId + lineId} className="hint" data-testid="spend-more">
          <Icon name="spark" size={18} />
          <span>
            <strong>{say('checkout.more', { spend: yuan(spend), save: yuan(save) })}</strong>
            <br />
            {say('checkout.more.with', { name: pick(name) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
