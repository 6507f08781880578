import type { Hook, Winner } from '../boon/types.js';
import type { TicketProps } from '../tickets/ticket-props.js';

/** What every view of a winner takes. */
export interface CardProps extends Pick<TicketProps, 'picture'> {
  readonly winner: Winner;
  readonly slot: string;
  readonly decisionId: string | null;
  readonly heading: 'h2' | 'h3' | 'h4';
}

/** The hook of a winner, when it is of this kind. */
export type HookOf<Kind extends Hook['kind']> = Extract<Hook, { readonly kind: Kind }>;
