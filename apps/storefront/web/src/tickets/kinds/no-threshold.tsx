import { FigureOf, TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

/** Cash in hand: a red envelope with its flap and golden seal. */
export function NoThresholdTicket(props: TicketProps) {
  return (
    <TicketFrame
      kind="no-threshold"
      {...props}
      stub={(face) => (
        <>
          <svg
            className="envelope"
            viewBox="0 0 120 120"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path className="envelope__flap" d="M0 0h120v26Q60 66 0 26Z" />
          </svg>
          <span className="envelope__seal" aria-hidden="true">
            福
          </span>
          <FigureOf figure={face.figure} />
        </>
      )}
    />
  );
}
