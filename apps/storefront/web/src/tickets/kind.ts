import type { Hook, Mode } from '../boon/types.js';

/** What a ticket can be for: the kinds of benefits, and a draw that brings one. */
export const TICKET_KINDS = [
  'full-reduction',
  'no-threshold',
  'category',
  'product',
  'interest-free',
  'voucher',
  'subsidy',
  'physical-gift',
  'event-item',
  'lottery',
] as const;

/** One of them. */
export type TicketKind = (typeof TICKET_KINDS)[number];

/** The kind of ticket that an offer or a grant is drawn as; what is not known looks like a plain reduction. */
export function ticketKindOf(benefit: {
  readonly kind: string;
  readonly mode?: Mode;
  readonly hook?: Hook | null;
}): TicketKind {
  if (benefit.hook?.kind === 'lottery' || benefit.mode === 'lottery') return 'lottery';
  return TICKET_KINDS.find((kind) => kind === benefit.kind) ?? 'full-reduction';
}

/** Where a ticket is in its life. */
export type TicketState =
  | 'claimable'
  | 'claimed'
  | 'on-its-way'
  | 'after-login'
  | 'display'
  | 'held'
  | 'locked'
  | 'used'
  | 'expired'
  | 'voided'
  | 'sold-out';

/** Nothing can be done with it any more. */
export function isSpent(state: TicketState): boolean {
  return ['used', 'expired', 'voided', 'sold-out'].includes(state);
}
