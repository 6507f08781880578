import type { ClaimState } from '@boon/client';
import type { ClaimOffer } from '../boon/types.js';
import type { TicketState } from '../tickets/kind.js';

/** Where an offer stands for the shopper who looks at it. */
export type ClaimView =
  | 'display'
  | 'after-login'
  | 'claimable'
  | 'claiming'
  | 'claimed'
  | 'on-its-way'
  | 'arrived'
  | 'sold-out'
  | 'refused'
  | 'unknown';

type ClaimStatus = ClaimState['status'];

const GONE: ReadonlySet<string> = new Set(['quota.exhausted', 'budget.exhausted']);

/** What is known of an offer: the offer itself, how its claim went, and whether the wallet shows it. */
export interface ClaimFacts {
  readonly offer: ClaimOffer | null;
  readonly status: ClaimStatus;
  /** Why it was refused. */
  readonly code: string | null;
  readonly isInWallet: boolean;
}

/** The one state of an offer. What happened since it was offered counts more than what it said then. */
export function claimViewOf({ offer, status, code, isInWallet }: ClaimFacts): ClaimView {
  if (!offer) return 'display';
  if (status === 'idle') return untouched(offer, isInWallet);
  if (status === 'refused') return GONE.has(code ?? '') ? 'sold-out' : 'refused';
  return status;
}

function untouched({ state, token }: ClaimOffer, isInWallet: boolean): ClaimView {
  if (state === 'after-login') return 'after-login';
  if (state === 'on-its-way') return isInWallet ? 'arrived' : 'on-its-way';
  return token ? 'claimable' : 'display';
}

/** Whether a tap does something. */
export function isTappable(view: ClaimView): boolean {
  return view === 'claimable' || view === 'refused' || view === 'unknown';
}

const TICKETS: Readonly<Record<ClaimView, TicketState>> = {
  display: 'display',
  'after-login': 'after-login',
  claimable: 'claimable',
  claiming: 'claimable',
  claimed: 'claimed',
  'on-its-way': 'on-its-way',
  arrived: 'claimed',
  'sold-out': 'sold-out',
  refused: 'claimable',
  unknown: 'claimable',
};

/** How the ticket of such an offer looks. */
export function ticketStateOf(view: ClaimView): TicketState {
  return TICKETS[view];
}
