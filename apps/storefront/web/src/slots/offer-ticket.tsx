import { useSeen } from '@boon/client/react';
import type { Winner } from '../boon/types.js';
import { ClaimButton } from '../claim/claim-button.js';
import { ClaimNote } from '../claim/claim-note.js';
import { ticketStateOf } from '../claim/claim-view.js';
import { useClaim } from '../claim/use-claim.js';
import { Ticket } from '../tickets/ticket.js';
import type { TicketProps } from '../tickets/ticket-props.js';
import { WhyButton } from '../why/why-button.js';
import { placeToUse } from './use-at.js';

interface Props extends Pick<TicketProps, 'size' | 'heading' | 'picture'> {
  readonly winner: Winner;
  readonly slot: string;
  readonly decisionId: string | null;
}

/** A winner as its ticket, to be claimed, asked about, and counted as seen once it was. */
export function OfferTicket({ winner, slot, decisionId, ...look }: Props) {
  const claiming = useClaim(winner);
  const seen = useSeen(winner);
  const { scope } = winner.terms;
  return (
    <div ref={seen} className="offer" data-testid="offer" data-stock={winner.stockId}>
      <Ticket
        {...look}
        benefit={winner}
        state={ticketStateOf(claiming.view)}
        action={<ClaimButton claiming={claiming} useAt={placeToUse(scope, winner.sku)} />}
      />
      <div className="offer__foot">
        <ClaimNote claiming={claiming} />
        {decisionId && <WhyButton decisionId={decisionId} slot={slot} stockId={winner.stockId} />}
      </div>
    </div>
  );
}
