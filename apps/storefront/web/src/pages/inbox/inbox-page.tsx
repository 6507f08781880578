import { usePageTitle } from '../../app/page-title.js';
import { usePersonaSwitch } from '../../app/persona-switch-context.js';
import { useSessions } from '../../api/session-context.js';
import { useInbox, useReadMessages } from '../../boon/boon-queries.js';
import type { Message } from '../../boon/quote-types.js';
import { momentIn } from '../../format/time.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/empty.js';
import { Fault } from '../../ui/fault.js';
import { Skeletons } from '../../ui/skeleton.js';
import './inbox.css';

/** What Boon told the shopper, newest first. */
export function InboxPage() {
  const { say } = useSpeaker();
  usePageTitle(say('inbox.title'));
  const { session } = useSessions();
  const switchPersona = usePersonaSwitch();
  const { data, error, isLoading, refetch } = useInbox();
  const { mutate, isPending } = useReadMessages();
  const unread = data?.items.filter(({ readAt }) => readAt === null) ?? [];
  return (
    <div className="page inbox">
      <header className="page__head">
        <h1>{say('inbox.title')}</h1>
        {unread.length > 0 && (
          <Button
            look="plain"
            size="s"
            busy={isPending}
            onClick={() => mutate(unread.map(({ id }) => id))}
            data-testid="read-all"
          >
            {say('inbox.read-all')}
          </Button>
        )}
      </header>
      {isLoading && <Skeletons count={4} shape="row" className="page__waiting" />}
      {error && <Fault error={error} onRetry={() => void refetch()} />}
      {session?.role === 'visitor' && (
        <Empty title={say('inbox.visitor')}>
          <Button onClick={switchPersona}>{say('shell.persona.switch')}</Button>
        </Empty>
      )}
      {data?.items.length === 0 && <Empty title={say('inbox.empty')} />}
      <ul className="messages">
        {data?.items.map((message) => (
          <MessageCard key={message.id} message={message} onRead={() => mutate([message.id])} />
        ))}
      </ul>
    </div>
  );
}

function MessageCard({
  message,
  onRead,
}: {
  readonly message: Message;
  readonly onRead: () => void;
}) {
  const { say } = useSpeaker();
  const isUnread = message.readAt === null;
  return (
    <li
      className={isUnread ? 'message message--unread' : 'message'}
      data-testid="message"
      data-unread={isUnread}
    >
      <div className="message__head">
        <h2>
          {isUnread && <span className="visually-hidden">{say('inbox.unread')}</span>}
          {message.title}
        </h2>
        <time dateTime={message.createdAt}>{momentIn(message.createdAt)}</time>
      </div>
      <p>{message.body}</p>
      {isUnread && (
        <Button look="plain" size="s" onClick={onRead} data-testid="read">
          {say('inbox.read')}
        </Button>
      )}
    </li>
  );
}
