import type { Draw as WireDraw, InboxPage, Quote as WireQuote } from '@boon/client';
import type { Bilingual } from '../i18n/language.js';

/** The best price of a cart. */
export type Quote = WireQuote;
/** A line of a quote. */
export type QuotedLine = Quote['lines'][number];
/** A grant of the best set. */
export type QuotedGrant = Quote['grants'][number];
/** What one grant takes off one line, and who pays for it. */
export type Share = QuotedGrant['shares'][number];
/** A grant that the best set does without, and why. */
export type UnusedGrant = Quote['unused'][number];
/** The interest of the chosen plan. */
export type Interest = NonNullable<Quote['interest']>;
/** Spend a little more and save. */
export type SpendMore = Quote['spendMore'][number];

/** A page of the inbox. */
export type Inbox = InboxPage;
/** A message of the inbox. */
export type Message = Inbox['items'][number];

/** What a draw brought. */
export type Draw = WireDraw;
/** A prize of a lottery. */
export type Prize = Pick<Draw['drawn'], 'key' | 'name'>;

/** A gift on its way to its winner. */
export interface Gift {
  readonly grantId: string;
  readonly sku: string;
  readonly name: Bilingual;
  readonly state: 'won' | 'address-given' | 'shipped' | 'delivered' | 'cancelled' | 'expired';
  /** Until then an address must be given. */
  readonly expiresAt: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}
