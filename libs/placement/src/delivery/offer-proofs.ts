import type { ResolvedTerms } from '@boon/benefit-terms/offering';
import { CLAIM_TOKEN_TTL_MS, type ClaimTokenPayload } from '@boon/contracts/prize-issuing';
import { payloadPiece } from '@boon/platform';
import { accountScope, PLATFORM_DAY } from '@boon/service-support/budgets';
import { hardCapsOf } from '../capping/delivery.js';
import type { Offer, OfferedStock } from '../catalogue/domain/offer.js';
import type { Candidate } from '../decision/domain/candidate.js';
import type { CountedCap } from '../exposure/shown.js';
import type { Hooked } from '../hook/domain/hooked.js';

/** Whom an offer was shown to, and when. */
export interface ShownTo {
  readonly decisionId: string;
  readonly userId: string;
  readonly now: Date;
}

/** What a token says of the showing of an offer: signed for the page to say that it was really seen. */
export interface ShownPayload {
  readonly decisionId: string;
  readonly subject: string;
  readonly slot: string;
  readonly planId: string;
  readonly schemeId: string;
  /** Absent: the first item. */
  readonly stockId?: string;
  readonly items?: ClaimTokenPayload['items'];
  /** Hard caps that its delivery was counted against. */
  readonly hardCaps?: readonly CountedCap[];
  /** ISO 8601. */
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** The piece that all tokens of one decision begin with (`payloadPiece`). */
export function beginningOf({ decisionId, userId, now }: ShownTo): string {
  const expiresAt = new Date(now.getTime() + CLAIM_TOKEN_TTL_MS).toISOString();
  return payloadPiece(
    `{"decisionId":"${decisionId}","subject":${JSON.stringify(userId)},` +
      `"issuedAt":"${now.toISOString()}","expiresAt":"${expiresAt}",`,
  );
}

/** The rest of the payload of a token that proves no more than that an offer was shown (`ShownPayload`). */
export function exposureEnd(offer: Offer): string {
  const known = exposureEnds.get(offer);
  if (known !== undefined) return known;
  const made = payloadPiece(
    `"use":"exposure","stockId":"${offer.stock.id}","schemeId":"${offer.scheme.id}",${placeOf(offer)}}`,
  );
  exposureEnds.set(offer, made);
  return made;
}

/** The rest of the payload of a claim token (`ClaimTokenPayload`), which proves that the offer was shown as well. */
export function claimEnd(id: string, candidate: Candidate, channel: string): string {
  const { offer, arm, resolved, hooked } = candidate;
  const isPlain = resolved === null && hooked === null && offer.pack === null;
  const middle = isPlain ? plainMiddle(offer, channel) : middleOf(offer, channel, candidate);
  return `${middle}${payloadPiece(`"arm":${arm === null ? 'null' : JSON.stringify(arm)},"id":"${id}"}`)}`;
}

/** What is said of an offer whoever it is shown to: encoded once, and gone with it. */
const exposureEnds = new WeakMap<Offer, string>();
const claimMiddles = new WeakMap<Offer, { readonly channel: string; readonly piece: string }>();

function plainMiddle(offer: Offer, channel: string): string {
  const known = claimMiddles.get(offer);
  if (known?.channel === channel) return known.piece;
  const piece = middleOf(offer, channel, { resolved: null, hooked: null });
  claimMiddles.set(offer, { channel, piece });
  return piece;
}

function middleOf(
  offer: Offer,
  channel: string,
  { resolved, hooked }: Pick<Candidate, 'resolved' | 'hooked'>,
): string {
  const { stock, scheme, pack } = offer;
  const items = itemsOf(stock, resolved, hooked);
  const shown = items[0]?.stockId === stock.id ? '' : `"stockId":"${stock.id}",`;
  const budgets = [
    ...[accountScope('scheme', scheme.id), accountScope('channel-day', channel)],
    PLATFORM_DAY,
  ];
  return payloadPiece(
    `"items":${JSON.stringify(items)},${shown}"pack":"${pack?.policy ?? 'all'}",` +
      `"budgetAccounts":${JSON.stringify(budgets)},"schemeId":"${scheme.id}",` +
      `"channel":${JSON.stringify(channel)},${placeOf(offer)},`,
  );
}

function placeOf(offer: Offer): string {
  const { slot, plan } = offer;
  const hardCaps = offer.isHardCapped ? `,"hardCaps":${JSON.stringify(hardCapsOf(offer))}` : '';
  return `"slot":${JSON.stringify(slot)},"planId":"${plan.id}"${hardCaps}`;
}

function itemsOf(
  { id, version }: OfferedStock,
  resolved: ResolvedTerms | null,
  hooked: Hooked | null,
): ClaimTokenPayload['items'] {
  if (hooked?.kind !== 'one-click-claim') {
    return [{ stockId: id, version, ...termsOf(resolved) }];
  }
  return hooked.items.map(({ stock, resolved: own }) => ({
    stockId: stock.id,
    version: stock.version,
    ...termsOf(own),
  }));
}

function termsOf(
  resolved: ResolvedTerms | null,
): Pick<ClaimTokenPayload['items'][number], 'resolvedTerms' | 'step'> {
  if (resolved === null) return { resolvedTerms: null };
  const { wire, step } = resolved;
  return step === null ? { resolvedTerms: wire } : { resolvedTerms: wire, step };
}
