import { useSpeaker } from '../i18n/language-context.js';
import type { TicketState } from './kind.js';

const STAMPED: ReadonlySet<TicketState> = new Set([
  'used',
  'expired',
  'voided',
  'sold-out',
  'claimed',
]);

/** The round rubber stamp on a ticket that is done with, or just claimed. The state stands in the text, too. */
export function Stamp({ state }: { readonly state: TicketState }) {
  const { say } = useSpeaker();
  if (!STAMPED.has(state)) return null;
  const text = say(`ticket.state.${state}`);
  return (
    <svg className={`stamp stamp--${state}`} viewBox="0 0 100 100" aria-hidden="true">
      <g fill="none" stroke="currentColor">
        <circle cx="50" cy="50" r="46" strokeWidth="3" />
        <circle cx="50" cy="50" r="39" strokeWidth="1.2" strokeDasharray="3 2.5" />
        <path d="M10 38h80M10 62h80" strokeWidth="1.2" />
      </g>
      <text
        x="50"
        y="56"
        textAnchor="middle"
        fill="currentColor"
        fontSize={text.length > 6 ? 13 : 18}
        fontWeight="700"
      >
        {text}
      </text>
    </svg>
  );
}
