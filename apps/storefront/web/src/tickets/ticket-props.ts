import type { ReactNode } from 'react';
import type { Hook, Mode, Terms } from '../boon/types.js';
import type { Bilingual } from '../i18n/language.js';
import type { TicketState } from './kind.js';

/** A benefit as a ticket shows it: an offer or a grant. */
export interface TicketBenefit {
  readonly kind: string;
  readonly name: Bilingual;
  readonly terms: Terms;
  readonly expiresAt?: string;
  readonly mode?: Mode;
  readonly hook?: Hook | null;
}

/** What every ticket takes. */
export interface TicketProps {
  readonly benefit: TicketBenefit;
  readonly state: TicketState;
  readonly size?: 'l' | 'm';
  /** The heading that its name is, by where the ticket stands on the page. */
  readonly heading?: 'h2' | 'h3' | 'h4';
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  /** The picture of the one product that it is for. */
  readonly picture?: ReactNode;
}
