import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useSpeaker } from '../i18n/language-context.js';
import { Icon } from './icon.js';

interface Props {
  readonly title: string;
  readonly look?: 'sheet' | 'popup' | 'side';
  readonly onClose: () => void;
  readonly testId: string;
  readonly children: ReactNode;
}

/**
 * A modal on the browser's own `dialog`: it traps focus, gives it back and closes on Escape. It hangs from the
 * body, so that one over another looks like itself.
 */
export function Dialog({ title, look = 'sheet', onClose, testId, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleRef = useRef<HTMLHeadingElement>(null);
  const heading = useId();
  const { say } = useSpeaker();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // Begins at the title: what it is comes before the way out of it.
    titleRef.current?.focus();
  }, []);
  return createPortal(
    <dialog
      ref={ref}
      className={`dialog dialog--${look}`}
      aria-labelledby={heading}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        // Of a dialog over this one, React tells this one, too.
        if (event.target === ref.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="dialog__box">
        <header className="dialog__head">
          <h2 id={heading} ref={titleRef} tabIndex={-1}>
            {title}
          </h2>
          <button
            type="button"
            className="dialog__close"
            onClick={onClose}
            aria-label={say('shell.close')}
            data-testid={`${testId}-close`}
          >
            <Icon name="close" />
          </button>
        </header>
        <div className="dialog__body" tabIndex={0}>
          {children}
        </div>
      </div>
    </dialog>,
    document.body,
  );
}
