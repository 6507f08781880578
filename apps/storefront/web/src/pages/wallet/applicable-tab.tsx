import { Link } from 'wouter';
import { useCart } from '../../api/shop-queries.js';
import { grantsOf, useQuote, useWallet } from '../../boon/boon-queries.js';
import type { Quote } from '../../boon/quote-types.js';
import { yuan } from '../../format/money.js';
import { isTextKey } from '../../i18n/texts.js';
import { useSpeaker, type Speaker } from '../../i18n/language-context.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import { quoteLinesOf } from '../cart/quote-lines.js';
import { GrantTicket } from './grant-ticket.js';

/** What of the wallet fits the cart, by the same maths as checkout: what it saves, or what is missing. */
export function ApplicableTab() {
  const speaker = useSpeaker();
  const { say } = speaker;
  const { data: cart } = useCart();
  const { data: quote, error, isLoading, refetch } = useQuote(quoteLinesOf(cart), null);
  const { data: wallet } = useWallet({ state: 'held' }, { limit: 100 });
  if (cart?.lines.length === 0) {
    return (
      <Empty title={say('cart.empty')}>
        <Link href="/search" className="button button--line button--m">
          {say('cart.empty.action')}
        </Link>
      </Empty>
    );
  }
  if (error && !quote) return <Fault error={error} onRetry={() => void refetch()} />;
  if (isLoading || !quote || !wallet) {
    return <Skeletons count={3} shape="ticket" className="tickets" />;
  }
  const fitting = grantsOf(wallet.pages).flatMap((grant) => {
    const note = noteFor(grant.grantId, quote, speaker);
    return note ? [{ grant, note }] : [];
  });
  if (fitting.length === 0) return <Empty title={say('wallet.applicable.none')} />;
  return (
    <ul className="tickets">
      {fitting.map(({ grant, note }) => (
        <li key={grant.grantId}>
          <GrantTicket grant={grant} note={note} />
        </li>
      ))}
    </ul>
  );
}

const UNFIT = new Set(['grant.out-of-scope', 'grant.leaves-prices-alone', 'grant.no-instalments']);

/** What a grant does for the cart; null when it has nothing to do with what is in it. */
function noteFor(grantId: string, quote: Quote, { say }: Speaker): string | null {
  const used = quote.grants.find((grant) => grant.grantId === grantId);
  if (used) return say('wallet.saves', { amount: yuan(used.discount) });
  const unused = quote.unused.find((grant) => grant.grantId === grantId);
  if (!unused || UNFIT.has(unused.reason)) return null;
  const key = `reason.${unused.reason}`;
  return isTextKey(key) ? say(key, { missing: yuan(unused.missing ?? '0') }) : unused.reason;
}
