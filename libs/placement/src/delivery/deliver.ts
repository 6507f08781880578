import { Injectable } from '@nestjs/common';
import { platformDay, utf8Of } from '@boon/shared-kernel';
import type { Candidate } from '../decision/domain/candidate.js';
import type { SlotDecision } from '../decision/domain/decide.js';
import type { DecisionFacts, Shopper } from '../decision/domain/facts.js';
import { DecisionLog } from '../decision-log/decision-log.js';
import { explainSlot, type ExplainedAmplification } from '../explain/explained.js';
import { isClaimable } from '../hook/domain/hooked.js';
import { KeptDecisions } from '../explain/kept-decisions.js';
import type { Slot } from '../slot/domain/slot.js';
import { ClaimRequests } from './claim-requests.js';
import type { DecisionAnswer, ReasonAnswer, SlotAnswer, WinnerAnswer } from './delivered.js';
import { OfferTokens, type DecisionTokens } from './offer-tokens.js';
import { OfferJson } from './offer-json.js';
import { isoOf } from './iso-of.js';
import { renderClaim, tokenText } from './render-answer.js';
import { shownOffer } from './shown-offer.js';
import { utf8Quoted } from './utf8-quoted.js';

type Proofs = Pick<WinnerAnswer, 'exposureToken' | 'claim'>;

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
    const decidedAt = isoOf(shopper.context.now);
    const head = { decisionId, decidedAt, ...about };
    const withReasons = amplification !== null;
    this.log.record({ decisions, facts, about, isTraced: withReasons });
    if (amplification !== null) {
      const slots = decisions.map(explainSlot);
      void this.kept.keep({ ...head, userId: shopper.userId, amplification, slots });
    }
    const telling = { facts, tokens: this.tokensOf(facts) };
    return {
      ...head,
      slots: decisions.map((slot, at) => this.slot(slot, at, telling, withReasons)),
    };
  }

  /** The same answer as JSON in UTF-8 (`utf8Of`), of a request without a trace: rendered out of pieces that are kept. */
  utf8(
    decisions: readonly SlotDecision[],
    facts: DecisionFacts,
    about: Omit<DecisionAnswer, 'decisionId' | 'decidedAt' | 'slots'>,
  ): string {
    const { decisionId, shopper } = facts;
    this.log.record({ decisions, facts, about, isTraced: false });
    const telling = { facts, tokens: this.tokensOf(facts) };
    const offers = new OfferJson(facts);
    const degraded = about.degraded.length === 0 ? '[]' : JSON.stringify(about.degraded);
    let text =
      `{"decisionId":"${decisionId}","decidedAt":"${isoOf(shopper.context.now)}",` +
      `"catalogueVersion":${utf8Quoted(about.catalogueVersion)},` +
      `"valuation":${utf8Quoted(about.valuation)},"degraded":${degraded},"slots":[`;
    for (let at = 0; at < decisions.length; at += 1) {
      if (at > 0) text += ',';
      text += this.slotJson(decisions[at] as SlotDecision, at, telling, offers);
    }
    return `${text}]}`;
  }

  private slotJson(
    { slot, winners, runnersUp }: SlotDecision,
    index: number,
    { facts, tokens }: Telling,
    offers: OfferJson,
  ): string {
    let text = headOf(slot, facts.slots[index]?.asked ?? slot.name);
    for (let at = 0; at < winners.length; at += 1) {
      const winner = winners[at] as Candidate;
      const { exposureToken, claim } = this.proofs(winner, slot.channel, facts, tokens);
      if (at > 0) text += ',';
      text += `${offers.of(winner)},"exposureToken":${tokenText(exposureToken)}`;
      text += `,"claim":${claimUtf8(claim)}}`;
    }
    text += '],"runnersUp":[';
    for (let at = 0; at < runnersUp.length; at += 1) {
      text += `${at > 0 ? ',' : ''}${offers.of(runnersUp[at] as Candidate)}}`;
    }
    const fallback = winners.length > 0 ? null : slot.fallback;
    return `${text}],"fallback":${fallback === null ? 'null' : utf8Of(JSON.stringify(fallback))}}`;
  }

  private tokensOf({ decisionId, shopper: { userId, context } }: DecisionFacts): DecisionTokens {
    return this.tokens.of({ decisionId, userId, now: context.now });
  }

  /** One slot's answer; `withReasons` lists every candidate that is not shown. */
  private slot(
    decision: SlotDecision,
    index: number,
    { facts, tokens }: Telling,
    withReasons: boolean,
  ): SlotAnswer {
    const { slot, winners, runnersUp, dropped } = decision;
    return {
      slot: facts.slots[index]?.asked ?? slot.name,
      answeredAs: slot.name,
      winners: winners.map((winner) => ({
        ...shownOffer(winner, facts),
        ...this.proofs(winner, slot.channel, facts, tokens),
      })),
      runnersUp: runnersUp.map((loser) => shownOffer(loser, facts)),
      fallback: winners.length > 0 ? null : slot.fallback,
      ...(withReasons ? { reasons: dropped.filter(isForShopper).map(reasonOf) } : {}),
    };
  }

  /** What claiming and confirming a winner takes: one token for both where there is one to claim with. An auto-claim goes on its way. */
  private proofs(
    winner: Candidate,
    channel: string,
    { shopper }: DecisionFacts,
    tokens: DecisionTokens,
  ): Proofs {
    const { mode } = winner.offer.plan;
    // A lottery is entered by buying a chance, never by a claim.
    const isClaimed = mode !== 'display' && mode !== 'lottery' && isClaimable(winner.hooked);
    if (!isClaimed) return { exposureToken: tokens.exposureToken(winner), claim: null };

    const { token, claimKey } = tokens.claimToken(winner, channel);
    if (mode !== 'auto-claim' || !shopper.canClaim) {
      const state = shopper.canClaim ? 'claimable' : 'after-login';
      return { exposureToken: null, claim: { state, token, claimKey } };
    }
    const autoKey = this.sendAutoClaim(winner, shopper, token);
    // The token itself went to issuing: nobody claims with it a second time.
    const claim = { state: 'on-its-way', token: null, claimKey: autoKey } as const;
    return { exposureToken: tokens.exposureToken(winner), claim };
  }

  private sendAutoClaim({ offer }: Candidate, shopper: Shopper, token: string): string {
    const { userId, personKeys = [] } = shopper;
    const { now } = shopper.context;
    const claimKey = `auto:${userId}:${offer.stock.id}:${platformDay(now)}`;
    this.claimRequests.send({
      ...{ userId, claimKey, token, mode: 'auto', requestedAt: isoOf(now) },
      personKeys: [...personKeys],
    });
    return claimKey;
  }
}

/** What all slots of one answer are told with. */
interface Telling {
  readonly facts: DecisionFacts;
  readonly tokens: DecisionTokens;
}

const heads = new WeakMap<Slot, string>();

/** A slot's answer until its winners. */
function headOf(slot: Slot, asked: string): string {
  const known = asked === slot.name ? heads.get(slot) : undefined;
  if (known !== undefined) return known;
  const head = `{"slot":${utf8Quoted(asked)},"answeredAs":${utf8Quoted(slot.name)},"winners":[`;
  if (asked === slot.name) heads.set(slot, head);
  return head;
}

/** Only the key of an auto-claim names the shopper; all else is ASCII. */
function claimUtf8(claim: WinnerAnswer['claim']): string {
  const text = renderClaim(claim);
  return claim?.state === 'on-its-way' ? utf8Of(text) : text;
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
