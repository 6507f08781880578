import { fieldsSet, type ResolvedTerms } from '@boon/benefit-terms/offering';
import { CLAIM_TOKEN_TTL_MS, type ClaimTokenPayload } from '@boon/contracts/prize-issuing';
import { TokenSigner } from '@boon/platform';
import { accountScope, PLATFORM_DAY } from '@boon/service-support/budgets';
import { hardCapsOf } from '../capping/delivery.js';
import type { Offer, OfferedStock } from '../catalogue/domain/offer.js';
import type { Candidate } from '../decision/domain/candidate.js';
import type { CountedCap } from '../exposure/shown.js';
import type { Hooked } from '../hook/domain/hooked.js';
import { isoAfter, isoOf } from './iso-of.js';

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

/** What all tokens of one decision begin with (`TokenSigner.piece`). */
export function payloadHead({ decisionId, userId, now }: ShownTo): string {
  return TokenSigner.piece(
    `{"decisionId":"${decisionId}","subject":${JSON.stringify(userId)},` +
      `"issuedAt":"${isoOf(now)}","expiresAt":"${isoAfter(now, CLAIM_TOKEN_TTL_MS)}",`,
  );
}

/** What a claim token says of an offer on these terms (`TokenSigner.piece`); the arm and the id are to follow. */
export function claimMiddle(
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
  return TokenSigner.piece(
    `"items":${JSON.stringify(items)},${shown}"pack":"${pack?.policy ?? 'all'}",` +
      `"budgetAccounts":${JSON.stringify(budgets)},"schemeId":"${scheme.id}",` +
      `"channel":${JSON.stringify(channel)},${placeOf(offer)},`,
  );
}

/** Where an offer was shown, and by which plan: as a piece of JSON. */
export function placeOf(offer: Offer): string {
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
  const resolvedTerms = wire === null ? null : fieldsSet(wire);
  return step === null ? { resolvedTerms } : { resolvedTerms, step };
}
