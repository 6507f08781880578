import { TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

/** Something in a box with a bow. */
export function PhysicalGiftTicket(props: TicketProps) {
  return (
    <TicketFrame
      kind="physical-gift"
      {...props}
      stub={() => (
        <svg className="gift-box" viewBox="0 0 100 100" aria-hidden="true">
          <path
            className="gift-box__bow"
            d="M50 34C40 14 22 16 24 27c1 6 14 7 26 7Zm0 0c10-20 28-18 26-7-1 6-14 7-26 7Z"
          />
          <rect className="gift-box__lid" x="14" y="34" width="72" height="17" rx="4" />
          <rect className="gift-box__box" x="19" y="51" width="62" height="38" rx="4" />
          <path className="gift-box__band" d="M44 34h12v55H44Z" />
        </svg>
      )}
    />
  );
}
