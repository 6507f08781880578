import { Injectable } from '@nestjs/common';
import { termsToWire, type BenefitTerms } from '@boon/benefit-terms';
import { platformDay } from '@boon/shared-kernel';
import type { Candidate } from '../decision/domain/candidate.js';
import type { SlotDecision } from '../decision/domain/decide.js';
import type { DecisionFacts } from '../decision/domain/facts.js';
import { DecisionLog } from '../decision-log/decision-log.js';
import { explainSlot } from '../explain/explained.js';
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

/** Turns a decision into what the page gets: claim tokens, exposure tokens, auto-claims on their way. */
@Injectable()
export class Deliver {
  constructor(
    private readonly tokens: OfferTokens,
    private readonly claimRequests: ClaimRequests,
    private readonly kept: KeptDecisions,
    private readonly log: DecisionLog,
  ) {}

  /** The answer to a request; with `withReasons` it can be explained for a day. */
  answer(
    decisions: readonly SlotDecision[],
    facts: DecisionFacts,
    about: Omit<DecisionAnswer, 'decisionId' | 'decidedAt' | 'slots'>,
    withReasons: boolean,
  ): DecisionAnswer {
    const { decisionId, shopper } = facts;
    const decidedAt = shopper.context.now.toISOString();
    const head = { decisionId, decidedAt, ...about };
    this.log.record({ decisions, facts, about, isTraced: withReasons });
    if (withReasons) {
      const slots = decisions.map(explainSlot);
      void this.kept.keep({ ...head, userId: shopper.userId, slots });
    }
    return { ...head, slots: decisions.map((slot) => this.slot(slot, facts, withReasons)) };
  }

  /** One slot's answer; `withReasons` lists every candidate that is not shown. */
  private slot(decision: SlotDecision, facts: DecisionFacts, withReasons: boolean): SlotAnswer {
    const { slot, winners, runnersUp, dropped } = decision;
    return {
      slot: slot.name,
      winners: winners.map((winner) => this.winner(winner, slot.channel, facts)),
      runnersUp: runnersUp.map(shownOffer),
      fallback: winners.length > 0 ? null : slot.fallback,
      ...(withReasons ? { reasons: dropped.filter(isForShopper).map(reasonOf) } : {}),
    };
  }

  private winner(winner: Candidate, channel: string, facts: DecisionFacts): WinnerAnswer {
    const { decisionId, shopper } = facts;
    const { now } = shopper.context;
    const { userId } = shopper;
    const exposureToken = this.tokens.exposureToken(winner, { decisionId, userId, now });
    const shown = { ...shownOffer(winner), exposureToken };
    const { mode } = winner.offer.plan;
    if (mode === 'display') return { ...shown, claim: null };

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

function shownOffer({ offer, product, price }: Candidate): OfferAnswer {
  return {
    stockId: offer.stock.id,
    schemeId: offer.scheme.id,
    planId: offer.plan.id,
    name: offer.stock.name,
    kind: offer.stock.terms.kind,
    terms: wireOf(offer.stock.terms),
    mode: offer.plan.mode,
    sku: product?.sku ?? null,
    priceAfterBenefit:
      product && price
        ? {
            unitPrice: product.unitPrice.toString(),
            discount: price.discount.toString(),
            payable: price.payable.toString(),
          }
        : null,
  };
}

const wires = new WeakMap<BenefitTerms, Readonly<Record<string, unknown>>>();

/** The same object for the same terms, so that its JSON is made once. */
function wireOf(terms: BenefitTerms): Readonly<Record<string, unknown>> {
  const known = wires.get(terms);
  if (known !== undefined) return known;
  const wire = termsToWire(terms);
  wires.set(terms, wire);
  return wire;
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
