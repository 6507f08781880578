import type { ComponentType } from 'react';
import { CategoryTicket } from './kinds/category.js';
import { EventItemTicket } from './kinds/event-item.js';
import { FullReductionTicket } from './kinds/full-reduction.js';
import { InterestFreeTicket } from './kinds/interest-free.js';
import { LotteryTicket } from './kinds/lottery.js';
import { NoThresholdTicket } from './kinds/no-threshold.js';
import { PhysicalGiftTicket } from './kinds/physical-gift.js';
import { ProductTicket } from './kinds/product.js';
import { SubsidyTicket } from './kinds/subsidy.js';
import { VoucherTicket } from './kinds/voucher.js';
import { ticketKindOf, type TicketKind } from './kind.js';
import type { TicketProps } from './ticket-props.js';
import './ticket.css';
import './kinds.css';

const DRAWN_BY: Readonly<Record<TicketKind, ComponentType<TicketProps>>> = {
  'full-reduction': FullReductionTicket,
  'no-threshold': NoThresholdTicket,
  category: CategoryTicket,
  product: ProductTicket,
  'interest-free': InterestFreeTicket,
  voucher: VoucherTicket,
  subsidy: SubsidyTicket,
  'physical-gift': PhysicalGiftTicket,
  'event-item': EventItemTicket,
  lottery: LotteryTicket,
};

/** A benefit as the ticket of its kind. */
export function Ticket(props: TicketProps) {
  const Drawn = DRAWN_BY[ticketKindOf(props.benefit)];
  return <Drawn {...props} />;
}
