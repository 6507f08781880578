import { TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

const BARCODE =
  'M2 0v40M5 0v40M10 0v40M12 0v40M17 0v40M19 0v40M24 0v40M29 0v40M31 0v40M36 0v40M40 0v40M42 0v40M47 0v40M50 0v40M55 0v40M58 0v40';

/** A way in: a pass with a star and a bar code. */
export function EventItemTicket(props: TicketProps) {
  return (
    <TicketFrame
      kind="event-item"
      {...props}
      stub={() => (
        <>
          <svg className="pass-star" viewBox="0 0 60 60" aria-hidden="true">
            <path d="m30 4 7.6 16.3 17.8 2.2-13.1 12.3 3.4 17.6L30 43.7l-15.7 8.7 3.4-17.6L4.6 22.5l17.8-2.2Z" />
          </svg>
          <svg
            className="pass-code"
            viewBox="0 0 60 40"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <path d={BARCODE} />
          </svg>
        </>
      )}
    />
  );
}
