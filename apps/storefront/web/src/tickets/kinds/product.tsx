import { FigureOf, TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

/** For one product, which it shows like a price tag. */
export function ProductTicket(props: TicketProps) {
  return (
    <TicketFrame
      kind="product"
      {...props}
      motif={<span className="tag-hole" aria-hidden="true" />}
      stub={(face) => (
        <>
          {props.picture && <span className="ticket__picture">{props.picture}</span>}
          <FigureOf figure={face.figure} />
        </>
      )}
    />
  );
}
