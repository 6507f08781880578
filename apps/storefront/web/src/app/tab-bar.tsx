import { Link, useLocation } from 'wouter';
import { useSpeaker } from '../i18n/language-context.js';
import { Icon } from '../ui/icon.js';

const TABS = [
  { href: '/', icon: 'home', label: 'shell.home' },
  { href: '/hall', icon: 'hall', label: 'shell.hall' },
  { href: '/wallet', icon: 'wallet', label: 'shell.wallet' },
  { href: '/cart', icon: 'cart', label: 'shell.cart' },
  { href: '/me', icon: 'user', label: 'shell.me' },
] as const;

/** The navigation of a phone. */
export function TabBar() {
  const { say } = useSpeaker();
  const [location] = useLocation();
  return (
    <nav className="tab-bar" aria-label={say('shell.navigation')}>
      {TABS.map(({ href, icon, label }) => {
        const isHere = href === '/' ? location === '/' : location.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={isHere ? 'page' : undefined}
            data-testid={`tab${href.replace('/', '-')}`}
          >
            <Icon name={icon} />
            {say(label)}
          </Link>
        );
      })}
    </nav>
  );
}
