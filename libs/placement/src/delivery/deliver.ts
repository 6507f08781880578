import { Injectable } from '@nestjs/common';
import { platformDay } from '@boon/shared-kernel';
import type { Offer } from '../catalogue/domain/offer.js';
import type { Candidate } from '../decision/domain/candidate.js';
import type { SlotDecision } from '../decision/domain/decide.js';
import type { DecisionFacts } from '../decision/domain/facts.js';
import { DecisionLog } from '../decision-log/decision-log.js';
import { explainSlot, type ExplainedAmplification } from '../explain/explained.js';
import { isClaimable } from '../hook/domain/hooked.js';
import { hookAnswer } from '../hook/hook-answer.js';
import { pricedOf, termsOf } from '../hook/shown-terms.js';
import { KeptDecisions } from '../explain/kept-decisions.js';
import { ClaimRequests } from './claim-requests.js';
import type {
  DecisionAnswer,
  OfferAnswer,
  ReasonAnswer,
  SlotAnswer,
  WinnerAnswer,
} from './delivered.js';
import { OfferTokens } from './offer-tokens.js';

/** Products that a product-level benefit is shown with. */
const MOST_NAMED = 6;

/** Turns a decision into what the page gets: claim tokens, exposure tokens, auto-claims on their way. */
@Injectable()
export class Deliver {
  constructor(
    private readonly tokens: OfferTokens,
    private readonly claimRequests: ClaimRequests,
    private readonly kept: KeptDecisions,
    private readonly log: DecisionLog,
  ) {}

  /** The answer to a request; a traced one (`amplification` given) can be explained for a day. */
  answer(
    decisions: readonly SlotDecision[],
    facts: DecisionFacts,
    about: Omit<DecisionAnswer, 'decisionId' | 'decidedAt' | 'slots'>,
    amplification: ExplainedAmplification | null,
  ): DecisionAnswer {
    const { decisionId, shopper } = facts;
    const decidedAt = shopper.context.now.toISOString();
    const head = { decisionId, decidedAt, ...about };
    const withReasons = amplification !== null;
    this.log.record({ decisions, facts, about, isTraced: withReasons });
    if (amplification !== null) {
      const slots = decisions.map(explainSlot);
      void this.kept.keep({ ...head, userId: shopper.userId, amplification, slots });
    }
    return {
      ...head,
      slots: decisions.map((slot, index) => this.slot(slot, facts, index, withReasons)),
    };
  }

  /** One slot's answer; `withReasons` lists every candidate that is not shown. */
  private slot(
    decision: SlotDecision,
    facts: DecisionFacts,
    index: number,
    withReasons: boolean,
  ): SlotAnswer {
    const { slot, winners, runnersUp, dropped } = decision;
    return {
      slot: facts.slots[index]?.asked ?? slot.name,
      answeredAs: slot.name,
      winners: winners.map((winner) => this.winner(winner, slot.channel, facts)),
      runnersUp: runnersUp.map((loser) => shownOffer(loser, facts)),
      fallback: winners.length > 0 ? null : slot.fallback,
      ...(withReasons ? { reasons: dropped.filter(isForShopper).map(reasonOf) } : {}),
    };
  }

  private winner(winner: Candidate, channel: string, facts: DecisionFacts): WinnerAnswer {
    const { decisionId, shopper } = facts;
    const { now } = shopper.context;
    const { userId } = shopper;
    const exposureToken = this.tokens.exposureToken(winner, { decisionId, userId, now });
    const shown = { ...shownOffer(winner, facts), exposureToken };
    const { mode } = winner.offer.plan;
    // A lottery is entered by buying a chance, never by a claim.
    if (mode === 'display' || mode === 'lottery') return { ...shown, claim: null };
    if (!isClaimable(winner.hooked)) return { ...shown, claim: null };

    const { token, claimKey } = this.tokens.claimToken(winner, { userId, channel, now });
    if (!shopper.canClaim) return { ...shown, claim: { state: 'after-login', token, claimKey } };
    if (mode !== 'auto-claim') return { ...shown, claim: { state: 'claimable', token, claimKey } };

    const autoKey = `auto:${userId}:${winner.offer.stock.id}:${platformDay(now)}`;
    this.claimRequests.send({
      userId,
      claimKey: autoKey,
      token,
      mode: 'auto',
      requestedAt: now.toISOString(),
      personKeys: [...(shopper.personKeys ?? [])],
    });
    return { ...shown, claim: { state: 'on-its-way', token: null, claimKey: autoKey } };
  }
}

function shownOffer(candidate: Candidate, { shopper }: DecisionFacts): OfferAnswer {
  const { offer, product, price, resolved } = candidate;
  const { stock, scheme, plan } = offer;
  return {
    stockId: stock.id,
    schemeId: scheme.id,
    planId: plan.id,
    name: stock.name,
    kind: stock.terms.kind,
    terms: termsOf(stock, resolved),
    mode: plan.mode,
    sku: product?.sku ?? null,
    skus: product === null ? namedProducts(offer) : [],
    hook: plan.hook === null ? null : hookAnswer(candidate, shopper.balanceFen),
    waives: price?.waives
      ? { months: price.waives.months, atMost: price.waives.atMost.toString() }
      : null,
    priceAfterBenefit: product && price && !price.waives ? pricedOf(product, price) : null,
  };
}

function namedProducts({ stock: { terms } }: Offer): string[] {
  const skus = 'scope' in terms ? terms.scope.skus : null;
  return [...(skus ?? [])].slice(0, MOST_NAMED);
}

/** Other people's audiences are nobody's business. */
function isForShopper({ stage }: SlotDecision['dropped'][number]): boolean {
  return stage !== 'target';
}

function reasonOf({
  candidate,
  stage,
  reason,
  text,
}: SlotDecision['dropped'][number]): ReasonAnswer {
  const { stock, scheme, plan } = candidate.offer;
  return {
    stockId: stock.id,
    schemeId: scheme.id,
    planId: plan.id,
    sku: candidate.product?.sku ?? null,
    stage,
    reason,
    text: text ?? null,
  };
}
