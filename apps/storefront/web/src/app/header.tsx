import { Link, useLocation } from 'wouter';
import { useCart } from '../api/shop-queries.js';
import { useInbox } from '../boon/boon-queries.js';
import { useSpeaker } from '../i18n/language-context.js';
import { SearchBox } from '../pages/search/search-box.js';
import { Icon, type IconName } from '../ui/icon.js';
import { PersonaChip } from './persona-chip.js';
import { LanguageSwitch, ThemeSwitch } from './preferences.js';

/** Brand, search and everything that counts something. */
export function Header() {
  const { say } = useSpeaker();
  const { data: cart } = useCart();
  const { data: inbox } = useInbox();
  const inCart = cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  const unread = inbox?.unread ?? 0;
  return (
    <header className="header">
      <div className="header__row">
        <Link href="/" className="brand" data-testid="brand">
          <img src="/favicon.svg" alt="" width="30" height="30" />
          <span>{say('shell.brand')}</span>
        </Link>
        <SearchBox />
        <div className="header__tools">
          <LanguageSwitch />
          <ThemeSwitch />
          <Counter
            href="/inbox"
            icon="bell"
            count={unread}
            label={say('shell.inbox.count', { count: unread })}
            testId="nav-inbox"
          />
          <Counter
            href="/cart"
            icon="cart"
            count={inCart}
            label={say('shell.cart.count', { count: inCart })}
            testId="nav-cart"
          />
          <PersonaChip />
        </div>
      </div>
      <DeskNavigation />
    </header>
  );
}

function DeskNavigation() {
  const { say } = useSpeaker();
  return (
    <nav className="desk-nav" aria-label={say('shell.navigation')}>
      <NavLink href="/">{say('shell.home')}</NavLink>
      <NavLink href="/search">{say('shell.all')}</NavLink>
      <NavLink href="/hall">{say('shell.hall')}</NavLink>
      <NavLink href="/wallet">{say('shell.wallet')}</NavLink>
      <NavLink href="/orders">{say('shell.orders')}</NavLink>
    </nav>
  );
}

function NavLink({ href, children }: { readonly href: string; readonly children: string }) {
  const [location] = useLocation();
  const isHere = href === '/' ? location === '/' : location.startsWith(href);
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      data-testid={`nav${href.replace('/', '-')}`}
    >
      {children}
    </Link>
  );
}

function Counter({
  href,
  icon,
  count,
  label,
  testId,
}: {
  readonly href: string;
  readonly icon: IconName;
  readonly count: number;
  readonly label: string;
  readonly testId: string;
}) {
  return (
    <Link href={href} className="tool" aria-label={label} data-testid={testId} data-count={count}>
      <Icon name={icon} />
      {count > 0 && (
        <span className="tool__count figures" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  );
}
