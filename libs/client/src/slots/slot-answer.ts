import { seenTokenOf } from '../exposures/exposures.js';
import type { BoonProblem } from '../http/problem.js';
import type { AnswerOf, BothLanguages, Offer, Reason, Winner } from '../wire/wire.js';

/** What a place on a page asks for. */
export interface SlotAsk {
  /** Such as `pdp.any`. */
  readonly slot: string;
  /** The product shown there. */
  readonly sku?: string;
  /** The shop's signed proof that the shopper came from an ad; for `pdp.external-ad`. */
  readonly adClick?: string;
  /** Keeps the decision, so that it can be explained. */
  readonly trace?: boolean;
}

/** What a place on a page gets. No winner, no fallback: there is nothing to show. */
export interface SlotAnswer {
  readonly slot: string;
  /** Null when Boon was not asked, or did not answer. */
  readonly decisionId: string | null;
  readonly winners: readonly Winner[];
  readonly runnersUp: readonly Offer[];
  /** Shown when nobody won. */
  readonly fallback: BothLanguages | null;
  /** Of a traced decision: why others are not shown. */
  readonly reasons: readonly Reason[];
  /** What Boon could not ask in time. */
  readonly degraded: readonly string[];
  /** Why there is no decision; null when there is one. */
  readonly problem: BoonProblem | null;
}

/** The answer to a place for which there is no decision. */
export function noDecision(slot: string, problem: BoonProblem): SlotAnswer {
  return {
    slot,
    decisionId: null,
    winners: [],
    runnersUp: [],
    fallback: null,
    reasons: [],
    degraded: [],
    problem,
  };
}

type Decision = AnswerOf<'post', '/v1/decisions'>;

/** Whether it is a decision on as many slots as were asked for: a proxy's page is none. */
export function isDecision(found: unknown, slots: number): found is Decision {
  const decision = found as Partial<Decision> | null | undefined;
  return (
    typeof decision?.decisionId === 'string' &&
    Array.isArray(decision.slots) &&
    decision.slots.length === slots &&
    decision.slots.every((slot) => Array.isArray(slot?.winners))
  );
}

/** One place's part of a decision; `sku` when the slot was decided for several products at once. */
export function partOf(decision: Decision, at: number, sku: string | undefined): SlotAnswer {
  const { slot = '', winners = [], runnersUp, fallback, reasons } = decision.slots[at] ?? {};
  const sound = winners.filter(isSound);
  return {
    slot,
    decisionId: decision.decisionId,
    winners: sku === undefined ? sound : sound.filter((winner) => winner.sku === sku),
    runnersUp: runnersUp ?? [],
    fallback: fallback ?? null,
    reasons: reasons ?? [],
    degraded: decision.degraded ?? [],
    problem: null,
  };
}

function isSound(winner: Winner | null): boolean {
  if (typeof winner?.name?.zh !== 'string') return false;
  const token: unknown = seenTokenOf(winner);
  return typeof token === 'string' && token !== '';
}
