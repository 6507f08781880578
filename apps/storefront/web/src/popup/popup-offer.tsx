import { useSeen } from '@boon/client/react';
import type { Winner } from '../boon/types.js';
import { ClaimButton } from '../claim/claim-button.js';
import { ClaimNote } from '../claim/claim-note.js';
import { ticketStateOf } from '../claim/claim-view.js';
import { useClaim } from '../claim/use-claim.js';
import { placeToUse } from '../slots/use-at.js';
import { Ticket } from '../tickets/ticket.js';
import { WhyButton } from '../why/why-button.js';

interface Props {
  readonly winner: Winner;
  readonly decisionId: string | null;
  readonly isLarge: boolean;
}

/** One benefit of the popup. A lone one has its button below, wide; of several each has its own. */
export function PopupOffer({ winner, decisionId, isLarge }: Props) {
  const claiming = useClaim(winner);
  const seen = useSeen(winner);
  const useAt = placeToUse(winner.terms.scope, winner.sku);
  const isTappable = !['claimed', 'arrived'].includes(claiming.view);
  return (
    <div ref={seen} className="popup__offer" data-testid="popup-offer" data-stock={winner.stockId}>
      <Ticket
        benefit={winner}
        state={ticketStateOf(claiming.view)}
        size={isLarge ? 'l' : 'm'}
        heading="h3"
        action={isLarge ? undefined : <ClaimButton claiming={claiming} useAt={useAt} />}
      />
      <div className="offer__foot">
        <ClaimNote claiming={claiming} />
        {decisionId && (
          <WhyButton decisionId={decisionId} slot="home.popup" stockId={winner.stockId} />
        )}
      </div>
      {isLarge && isTappable && (
        <div className="popup__claim">
          <ClaimButton claiming={claiming} size="l" useAt={useAt} />
        </div>
      )}
    </div>
  );
}
