import { useSeen } from '@boon/client/react';
import { ClaimButton } from '../claim/claim-button.js';
import { ClaimNote } from '../claim/claim-note.js';
import { ticketStateOf } from '../claim/claim-view.js';
import { useClaim } from '../claim/use-claim.js';
import { useSpeaker } from '../i18n/language-context.js';
import type { Terms } from '../boon/types.js';
import { Ticket } from '../tickets/ticket.js';
import { WhyButton } from '../why/why-button.js';
import type { CardProps, HookOf } from './card-props.js';
import './hook-cards.css';

interface Props extends CardProps {
  readonly hook: HookOf<'one-click-claim'>;
}

const BELOW = { h2: 'h3', h3: 'h4', h4: 'h4' } as const;

/** Several benefits that one tap brings: each as its ticket, and one button for all of them. */
export function PackCard({ winner, slot, decisionId, heading: Heading, hook }: Props) {
  const { say } = useSpeaker();
  const claiming = useClaim(winner);
  const seen = useSeen(winner);
  return (
    <article ref={seen} className="hook-card" data-testid="pack" data-stock={winner.stockId}>
      <header className="hook-card__head">
        <Heading>{say('hook.pack', { count: hook.items.length })}</Heading>
        <p>{say(`hook.pack.${hook.pack}`)}</p>
      </header>
      <ul className="hook-card__tickets">
        {hook.items.map((item) => (
          <li key={item.stockId} data-testid="pack-item">
            <Ticket
              benefit={{ ...item, terms: item.terms as Terms }}
              state={ticketStateOf(claiming.view)}
              heading={BELOW[Heading]}
            />
          </li>
        ))}
      </ul>
      <div className="hook-card__act">
        <ClaimButton claiming={claiming} size="l" />
      </div>
      <div className="offer__foot">
        <ClaimNote claiming={claiming} />
        {decisionId && <WhyButton decisionId={decisionId} slot={slot} stockId={winner.stockId} />}
      </div>
    </article>
  );
}
