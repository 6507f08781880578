import type { ResolvedTerms } from '@boon/benefit-terms/offering';
import { CLAIM_TOKEN_TTL_MS, type ClaimTokenPayload } from '@boon/contracts/prize-issuing';
import { accountScope, PLATFORM_DAY } from '@boon/service-support/budgets';
import { hardCapsOf } from '../capping/delivery.js';
import type { Offer, OfferedStock } from '../catalogue/domain/offer.js';
import type { Candidate } from '../decision/domain/candidate.js';
import type { CountedCap } from '../exposure/shown.js';
import type { Hooked } from '../hook/domain/hooked.js';
import { isoOf } from './iso-of.js';

/** What is signed for the page to say that a winner was really shown. */
export interface ExposureTokenPayload {
  readonly use: 'exposure';
  readonly decisionId: string;
  readonly userId: string;
  readonly slot: string;
  readonly planId: string;
  readonly schemeId: string;
  readonly stockId: string;
  /** Hard caps that its delivery was counted against. */
  readonly hardCaps?: readonly CountedCap[];
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** The JSON of an exposure token's payload. */
export function exposureJson(
  offer: Offer,
  { decisionId, userId, now }: { decisionId: string; userId: string; now: Date },
): string {
  return (
    `{"use":"exposure","decisionId":"${decisionId}","userId":${JSON.stringify(userId)}` +
    `${textsOf(offer).exposure},"expiresAt":"${expiryOf(now)}"}`
  );
}

/** The JSON of a claim token's payload (`ClaimTokenPayload`). */
export function claimJson(
  id: string,
  { offer, arm, resolved, hooked }: Candidate,
  { userId, channel, now }: { userId: string; channel: string; now: Date },
): string {
  const isPlain = resolved === null && hooked === null && offer.pack === null;
  const items = isPlain
    ? textsOf(offer).items
    : JSON.stringify(itemsOf(offer.stock, resolved, hooked));
  const { budgets, scheme } = textsOf(offer);
  return (
    `{"id":"${id}","subject":${JSON.stringify(userId)},"items":${items},` +
    `"pack":"${offer.pack?.policy ?? 'all'}","budgetAccounts":[${budgets},` +
    `"${accountScope('channel-day', channel)}","${PLATFORM_DAY}"],"schemeId":${scheme},` +
    `"arm":${arm === null ? 'null' : JSON.stringify(arm)},"channel":"${channel}",` +
    `"slot":"${offer.slot}","issuedAt":"${isoOf(now)}","expiresAt":"${expiryOf(now)}"}`
  );
}

/** What both proofs say of an offer, whoever it is shown to. */
interface OfferTexts {
  readonly exposure: string;
  readonly items: string;
  readonly budgets: string;
  readonly scheme: string;
}

const texts = new WeakMap<Offer, OfferTexts>();

function textsOf(offer: Offer): OfferTexts {
  const known = texts.get(offer);
  if (known !== undefined) return known;
  const { slot, plan, scheme, stock } = offer;
  const about = {
    ...{ slot, planId: plan.id, schemeId: scheme.id, stockId: stock.id },
    ...(offer.isHardCapped ? { hardCaps: hardCapsOf(offer) } : {}),
  };
  const made = {
    exposure: `,${JSON.stringify(about).slice(1, -1)}`,
    items: JSON.stringify(itemsOf(stock, null, null)),
    budgets: JSON.stringify(accountScope('scheme', scheme.id)),
    scheme: JSON.stringify(scheme.id),
  };
  texts.set(offer, made);
  return made;
}

let lastNow = -1;
let lastExpiry = '';

/** Tokens of one decision end at the same moment. */
function expiryOf(now: Date): string {
  if (now.getTime() !== lastNow) {
    lastNow = now.getTime();
    lastExpiry = new Date(lastNow + CLAIM_TOKEN_TTL_MS).toISOString();
  }
  return lastExpiry;
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
