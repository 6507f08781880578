import { useSearchParams } from 'wouter';
import { usePageTitle } from '../../app/page-title.js';
import { usePersonaSwitch } from '../../app/persona-switch-context.js';
import { useSessions } from '../../api/session-context.js';
import { useWallet } from '../../boon/boon-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Price } from '../../ui/price.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { ApplicableTab } from './applicable-tab.js';
import { CodeForm } from './code-form.js';
import { GiftsTab } from './gifts-tab.js';
import { GrantsTab } from './grants-tab.js';
import { WALLET_TABS, walletTabOf, type WalletTab } from './wallet-tab.js';
import './wallet.css';

/** Everything that one holds, by its state. */
export function WalletPage() {
  const { say } = useSpeaker();
  usePageTitle(say('wallet.title'));
  const { session } = useSessions();
  const switchPersona = usePersonaSwitch();
  const [params, setParams] = useSearchParams();
  const tab = walletTabOf(params.get('tab'));
  if (session?.role === 'visitor') {
    return (
      <div className="page">
        <h1>{say('wallet.title')}</h1>
        <Empty title={say('wallet.visitor')}>
          <Button onClick={switchPersona}>{say('shell.persona.switch')}</Button>
        </Empty>
      </div>
    );
  }
  return (
    <div className="page wallet">
      <header className="wallet__head">
        <h1>{say('wallet.title')}</h1>
        <Balance />
        <CodeForm />
      </header>
      <Tabs tab={tab} onChoose={(chosen) => setParams(chosen === 'held' ? {} : { tab: chosen })} />
      <section
        id="wallet-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        data-testid="wallet-panel"
        data-tab={tab}
      >
        <Panel tab={tab} />
      </section>
    </div>
  );
}

function Panel({ tab }: { readonly tab: WalletTab }) {
  if (tab === 'applicable') return <ApplicableTab />;
  if (tab === 'gifts') return <GiftsTab />;
  return <GrantsTab key={tab} state={tab} />;
}

function Balance() {
  const { say } = useSpeaker();
  const { data } = useWallet({ state: 'held' }, { limit: 100 });
  if (!data) return null;
  return (
    <p className="wallet__balance" data-testid="wallet-balance">
      {say('home.balance')}
      <Price fen={data.pages[0]?.subsidyBalance.available ?? '0'} tone="plain" />
    </p>
  );
}

function Tabs({
  tab,
  onChoose,
}: {
  readonly tab: WalletTab;
  readonly onChoose: (tab: WalletTab) => void;
}) {
  const { say } = useSpeaker();
  const move = (step: number) => {
    const next =
      WALLET_TABS[(WALLET_TABS.indexOf(tab) + step + WALLET_TABS.length) % WALLET_TABS.length];
    if (!next) return;
    onChoose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={say('wallet.tabs')}>
      {WALLET_TABS.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === tab}
          aria-controls="wallet-panel"
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onChoose(name)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') move(1);
            if (key === 'ArrowLeft') move(-1);
          }}
          data-testid={`wallet-tab-${name}`}
        >
          {say(`wallet.tab.${name}`)}
        </button>
      ))}
    </div>
  );
}
