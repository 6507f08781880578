import { FigureOf, TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

/** Virtual currency: a gold coin in the hand. */
export function SubsidyTicket(props: TicketProps) {
  return (
    <TicketFrame
      kind="subsidy"
      {...props}
      stub={(face) => (
        <>
          <svg className="coin" viewBox="0 0 120 120" aria-hidden="true">
            <circle className="coin__rim" cx="60" cy="60" r="55" />
            <circle className="coin__milling" cx="60" cy="60" r="50" />
            <circle className="coin__face" cx="60" cy="60" r="45" />
            <path className="coin__shine" d="M26 42a40 40 0 0 1 34-23" />
          </svg>
          <FigureOf figure={face.figure} />
        </>
      )}
    />
  );
}
