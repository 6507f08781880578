import { Link } from 'wouter';
import { useSpeaker } from '../i18n/language-context.js';
import { Empty } from '../ui/empty.js';
import { usePageTitle } from './page-title.js';

/** An address that leads nowhere. */
export function NotFound() {
  const { say } = useSpeaker();
  usePageTitle(say('fault.not-found'));
  return (
    <div className="page">
      <h1 className="visually-hidden">{say('fault.not-found')}</h1>
      <Empty title={say('fault.not-found')}>
        <Link href="/" className="button button--solid button--m">
          {say('fault.not-found.action')}
        </Link>
      </Empty>
    </div>
  );
}
