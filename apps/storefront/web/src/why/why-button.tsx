import { lazy, Suspense, useState } from 'react';
import { useSpeaker } from '../i18n/language-context.js';
import { Icon } from '../ui/icon.js';
import './why-button.css';

const WhyOverlay = lazy(async () => ({ default: (await import('./why-overlay.js')).WhyOverlay }));

/** Opens the reasons of a decision. */
export function WhyButton({
  decisionId,
  slot,
  stockId,
}: {
  readonly decisionId: string;
  readonly slot: string;
  readonly stockId: string;
}) {
  const { say } = useSpeaker();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="why-button" onClick={() => setOpen(true)} data-testid="why">
        <Icon name="info" size={15} />
        {say('why.open')}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <WhyOverlay
            decisionId={decisionId}
            slot={slot}
            stockId={stockId}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
