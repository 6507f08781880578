import { TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

const SECTORS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const TURN = 45;

/** A draw: the wheel of fortune. */
export function LotteryTicket(props: TicketProps) {
  return (
    <TicketFrame
      kind="lottery"
      {...props}
      stub={() => (
        <svg className="small-wheel" viewBox="-50 -50 100 100" aria-hidden="true">
          <circle className="small-wheel__rim" r="47" />
          {SECTORS.map((sector) => (
            <path
              key={sector}
              className={sector % 2 ? 'small-wheel__light' : 'small-wheel__dark'}
              d="M0 0-15.7-37.9A41 41 0 0 1 15.7-37.9Z"
              transform={`rotate(${sector * TURN})`}
            />
          ))}
          <circle className="small-wheel__hub" r="11" />
          <path className="small-wheel__pin" d="M0-19 6-6H-6Z" />
        </svg>
      )}
    />
  );
}
