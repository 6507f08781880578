import { TicketFrame } from '../frame.js';
import type { TicketProps } from '../ticket-props.js';

/** Spend so much, save so much: the classic red slip. */
export function FullReductionTicket(props: TicketProps) {
  return <TicketFrame kind="full-reduction" {...props} />;
}
