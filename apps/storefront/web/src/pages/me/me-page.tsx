import { Link } from 'wouter';
import { PersonaChip } from '../../app/persona-chip.js';
import { LanguageSwitch, ThemeSwitch } from '../../app/preferences.js';
import { usePageTitle } from '../../app/page-title.js';
import { useInbox } from '../../boon/boon-queries.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Icon, type IconName } from '../../ui/icon.js';
import './me.css';

/** A phone's way to everything that a desk has in its header. */
export function MePage() {
  const { say } = useSpeaker();
  usePageTitle(say('me.title'));
  const { data: inbox } = useInbox();
  return (
    <div className="page me">
      <h1 className="visually-hidden">{say('me.title')}</h1>
      <section className="panel me__who">
        <PersonaChip />
        <p>{say('shell.persona.why')}</p>
      </section>
      <nav className="panel me__links" aria-label={say('me.title')}>
        <Item href="/orders" icon="orders" label={say('shell.orders')} />
        <Item href="/wallet" icon="wallet" label={say('shell.wallet')} />
        <Item
          href="/inbox"
          icon="bell"
          label={say('shell.inbox.count', { count: inbox?.unread ?? 0 })}
        />
        <Item href="/wallet?tab=gifts" icon="gift" label={say('wallet.tab.gifts')} />
      </nav>
      <section className="panel me__settings">
        <h2>{say('me.settings')}</h2>
        <p>
          {say('me.language')}
          <LanguageSwitch />
        </p>
        <p>
          {say('me.theme')}
          <ThemeSwitch />
        </p>
      </section>
    </div>
  );
}

function Item({
  href,
  icon,
  label,
}: {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}) {
  return (
    <Link href={href} data-testid={`me-${icon}`}>
      <Icon name={icon} />
      <span>{label}</span>
      <Icon name="next" size={17} />
    </Link>
  );
}
