import { TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

const STRIPES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const STRIPE = 20;

/** From a seller: their awning hangs over it. */
export function VoucherTicket(props: TicketProps) {
  return (
    <TicketFrame
      kind="voucher"
      {...props}
      motif={
        <svg
          className="awning"
          viewBox="0 0 240 22"
          preserveAspectRatio="xMinYMin slice"
          aria-hidden="true"
        >
          {STRIPES.map((stripe) => (
            <path
              key={stripe}
              className={stripe % 2 ? 'awning__light' : 'awning__dark'}
              d={`M${stripe * STRIPE} 0h${STRIPE}v12a10 10 0 0 1-${STRIPE} 0Z`}
            />
          ))}
        </svg>
      }
    />
  );
}
