import { Link } from 'wouter';
import { useSessions } from '../../api/session-context.js';
import { grantsOf, useWallet } from '../../boon/boon-queries.js';
import { usePersonaSwitch } from '../../app/persona-switch-context.js';
import { yuan } from '../../format/money.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';

const SOON_DAYS = 7;

/** What one holds, in three figures. Without a wallet, an invitation; with issuing down, nothing. */
export function WalletStrip() {
  const { say } = useSpeaker();
  const { session } = useSessions();
  const switchPersona = usePersonaSwitch();
  const { data, isPending } = useWallet({ state: 'held' }, { limit: 100 });
  const soon = useWallet({ state: 'held', expiringInDays: SOON_DAYS }, { limit: 100 });
  if (session?.role === 'visitor') {
    return (
      <aside className="holdings holdings--visitor">
        <p>{say('wallet.visitor')}</p>
        <Button onClick={switchPersona} data-testid="home-sign-in">
          {say('shell.persona.switch')}
        </Button>
      </aside>
    );
  }
  if (!data) return isPending ? <aside className="holdings holdings--waiting" /> : null;
  const held = grantsOf(data.pages);
  return (
    <aside className="holdings" data-testid="holdings">
      <Holding
        href="/wallet"
        label={say('home.held')}
        value={say('home.held.count', { count: held.length })}
        testId="held-count"
      />
      <Holding
        href="/wallet"
        label={say('home.balance')}
        value={yuan(data.pages[0]?.subsidyBalance.available ?? '0')}
        testId="subsidy-balance"
      />
      <Holding
        href={`/wallet?soon=${SOON_DAYS}`}
        label={say('home.expiring')}
        value={say('home.held.count', { count: grantsOf(soon.data?.pages).length })}
        testId="expiring-count"
      />
    </aside>
  );
}

function Holding({
  href,
  label,
  value,
  testId,
}: {
  readonly href: string;
  readonly label: string;
  readonly value: string;
  readonly testId: string;
}) {
  return (
    <Link href={href} className="holding" data-testid={testId}>
      <span>{label}</span>
      <strong className="figures">{value}</strong>
      <Icon name="next" size={16} />
    </Link>
  );
}
