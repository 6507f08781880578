import { useSpeaker } from '../../i18n/language-context.js';
import { FigureOf, TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

const BARS = [0, 1, 2, 3, 4, 5] as const;

/** Instalments without interest: a bank card whose chip pays in equal bars. */
export function InterestFreeTicket(props: TicketProps) {
  const { say } = useSpeaker();
  return (
    <TicketFrame
      kind="interest-free"
      {...props}
      stub={(face) => (
        <>
          <svg className="bank-chip" viewBox="0 0 44 34" aria-hidden="true">
            <rect x="1" y="1" width="42" height="32" rx="6" />
            <path d="M1 12h13v10H1M43 12H30v10h13M14 1v32M30 1v32" />
          </svg>
          <FigureOf figure={face.figure} />
          <span className="ticket__under">{say('kind.interest-free')}</span>
          <svg className="instalment-bars" viewBox="0 0 84 14" aria-hidden="true">
            {BARS.map((bar) => (
              <rect key={bar} x={bar * 14} y="2" width="10" height="10" rx="2" />
            ))}
          </svg>
        </>
      )}
    />
  );
}
