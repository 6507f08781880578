import { useState } from 'react';
import { useSessions } from '../api/session-context.js';
import type { Winner } from '../boon/types.js';
import { useSlot } from '../boon/use-slots.js';
import { useSpeaker } from '../i18n/language-context.js';
import { ticketKindOf } from '../tickets/kind.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { PopupBody } from './popup-body.js';
import { markPopupSeen, sawPopup } from './popup-memory.js';
import '../slots/slots.css';
import './popup.css';

/** The popup of the home page: by itself once a visit, and whenever it is asked for. */
export function HomePopup() {
  const { session } = useSessions();
  const { data } = useSlot({ slot: 'home.popup' });
  if (!session || !data || data.winners.length === 0) return null;
  return (
    <OpenOnce key={session.userId} userId={session.userId} title={titleOf(data.winners)}>
      {(close) => <PopupBody winners={data.winners} decisionId={data.decisionId} onClose={close} />}
    </OpenOnce>
  );
}

function OpenOnce({
  userId,
  title,
  children,
}: {
  readonly userId: string;
  readonly title: ReturnType<typeof titleOf>;
  readonly children: (close: () => void) => React.ReactNode;
}) {
  const { say } = useSpeaker();
  const [isOpen, setOpen] = useState(() => !sawPopup(userId));
  const close = () => {
    markPopupSeen(userId);
    setOpen(false);
  };
  if (isOpen) {
    return (
      <Dialog title={say(title)} look="popup" onClose={close} testId="popup">
        {children(close)}
      </Dialog>
    );
  }
  return (
    <button
      type="button"
      className="popup-again"
      onClick={() => setOpen(true)}
      data-testid="popup-again"
    >
      <Icon name="gift" size={24} />
      <span>{say('home.reopen')}</span>
    </button>
  );
}

function titleOf(winners: readonly Winner[]) {
  const [first] = winners;
  if (winners.length > 1) return 'popup.title.many';
  if (first && ticketKindOf(first) === 'lottery') return 'popup.title.lottery';
  return first?.claim?.state === 'on-its-way' ? 'popup.title.auto' : 'popup.title';
}
