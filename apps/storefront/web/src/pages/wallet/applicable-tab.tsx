import { Link } from 'wouter';
import { useCart } from '../../api/shop-queries.js';
import { useApplicable } from '../../boon/boon-queries.js';
import type { ApplicableGrant } from '../../boon/types.js';
import { yuan } from '../../format/money.js';
import { useSpeaker, type Speaker } from '../../i18n/language-context.js';
import { Ticket } from '../../tickets/ticket.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import { quoteLinesOf } from '../cart/quote-lines.js';
import { unusedReason } from '../checkout/unused-reason.js';

const UNRELATED = new Set(['grant.out-of-scope', 'grant.leaves-prices-alone']);

/** What of the wallet fits the cart: what it saves, or what is missing. */
export function ApplicableTab() {
  const speaker = useSpeaker();
  const { say } = speaker;
  const { data: cart } = useCart();
  const { data, error, refetch } = useApplicable(quoteLinesOf(cart));
  if (cart?.lines.length === 0) {
    return (
      <Empty title={say('cart.empty')}>
        <Link href="/search" className="button button--line button--m">
          {say('cart.empty.action')}
        </Link>
      </Empty>
    );
  }
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeletons count={3} shape="ticket" className="tickets" />;
  const related = data.filter(({ reason }) => !reason || !UNRELATED.has(reason.code));
  if (related.length === 0) return <Empty title={say('wallet.applicable.none')} />;
  return (
    <ul className="tickets">
      {related.map((grant) => (
        <li key={grant.grantId} data-testid="applicable" data-used={grant.used}>
          <Ticket benefit={grant} state="held" heading="h2" note={noteOf(grant, speaker)} />
        </li>
      ))}
    </ul>
  );
}

function noteOf(
  { used, gives, reason, missing }: ApplicableGrant,
  speaker: Speaker,
): string | null {
  if (used) return speaker.say('wallet.saves', { amount: yuan(gives) });
  return reason ? unusedReason(reason.code, missing, reason, speaker) : null;
}
