import type { Offer } from '../boon/types.js';
import { useSpeaker } from '../i18n/language-context.js';
import { badgeText } from './badge-text.js';
import { ticketKindOf } from './kind.js';
import './badge.css';

/** A benefit on a product in a list: a sliver of its ticket. */
export function Badge({ offer }: { readonly offer: Offer }) {
  const speaker = useSpeaker();
  const kind = ticketKindOf(offer);
  return (
    <span className={`badge badge--${kind}`} data-testid="badge" data-kind={kind}>
      {badgeText(kind, offer.terms, speaker)}
    </span>
  );
}
