import { describeCondition } from '@boon/service-support/rules';
import { Money } from '@boon/shared-kernel';
import type {
  Candidate,
  DecidingStage,
  Dropped,
  DropReason,
  Text,
} from '../decision/domain/candidate.js';
import type { SlotDecision } from '../decision/domain/decide.js';
import { REASON_TEXTS } from './reason-texts.js';

/** What became of one candidate. */
export interface ExplainedCandidate {
  readonly stockId: string;
  readonly schemeId: string;
  readonly planId: string;
  readonly name: Text;
  readonly kind: string;
  readonly sku: string | null;
  readonly fate: 'winner' | 'runner-up' | DecidingStage;
  readonly reason: DropReason | null;
  /** Why it won, or why not. */
  readonly text: Text;
  /** The least that would have to be different for its audience to hold. */
  readonly wouldQualify: Text | null;
  /** Why the terms of a strategy came out as they did for this shopper; null: they are the stock's own. */
  readonly termsReason: string | null;
  /** In fen on the valuation's scale; 0 for what fell before scoring. */
  readonly score: number;
  /** Fen; null where no product is shown. */
  readonly payable: string | null;
}

/** How many candidates went into a stage and came out of it. */
export interface ExplainedStage {
  readonly stage: DecidingStage;
  readonly in: number;
  readonly out: number;
}

/** One slot of an explained decision. */
export interface ExplainedSlot {
  readonly slot: string;
  readonly stages: readonly ExplainedStage[];
  /** How many candidates were left after each stage. */
  readonly survivors: Readonly<Record<DecidingStage, number>>;
  /** Those that came closest to winning, the closest first. */
  readonly nearest: readonly ExplainedCandidate[];
  readonly candidates: readonly ExplainedCandidate[];
  /** How many more offers the slot has that were passed by, beyond the first hundreds. */
  readonly untold: number;
}

/** What the request caused. */
export interface ExplainedAmplification {
  readonly sources: number;
  readonly candidates: number;
  readonly storeReads: number;
  readonly bytes: number;
}

/** A decision with all its reasons, as it is kept. */
export interface ExplainedDecision {
  readonly decisionId: string;
  readonly userId: string;
  readonly decidedAt: string;
  readonly catalogueVersion: string;
  readonly valuation: string;
  readonly degraded: readonly string[];
  readonly amplification: ExplainedAmplification;
  readonly slots: readonly ExplainedSlot[];
}

const STAGES: readonly DecidingStage[] = ['recall', 'target', 'match', 'cap', 'merge', 'trim'];
const MOST_NEAREST = 5;

/** Lists every candidate of a slot with its one fate, and as much as is told of what was passed by. */
export function explainSlot(decision: SlotDecision): ExplainedSlot {
  const { slot, winners, runnersUp, dropped, untold } = decision;
  const total = winners.length + runnersUp.length + dropped.length;
  const stages: ExplainedStage[] = [];
  let left = total;
  for (const stage of STAGES) {
    const out = left - dropped.filter((drop) => drop.stage === stage).length;
    stages.push({ stage, in: left, out });
    left = out;
  }
  const won = winners.map((winner) => explained(winner, 'winner', whyWon(winner, total + untold)));
  const next = runnersUp.map((loser) => explained(loser, 'runner-up', LOST_ON_SCORE));
  return {
    slot: slot.name,
    stages,
    survivors: Object.fromEntries(stages.map(({ stage, out }) => [stage, out])) as Record<
      DecidingStage,
      number
    >,
    nearest: [...next, ...[...dropped].sort(byCloseness).map(lost)].slice(0, MOST_NEAREST),
    candidates: [...won, ...next, ...dropped.map(lost)],
    untold,
  };
}

const LOST_ON_SCORE: Text = REASON_TEXTS['trim.runner-up-limit'];

function lost({ candidate, stage, reason, text, wouldQualify }: Dropped): ExplainedCandidate {
  const words = text ?? REASON_TEXTS[reason];
  return { ...explained(candidate, stage, words), reason, wouldQualify: wouldQualify ?? null };
}

/** How far it came; then what it would have been worth. */
function byCloseness(one: Dropped, other: Dropped): number {
  const stages = STAGES.indexOf(other.stage) - STAGES.indexOf(one.stage);
  const isNear = Number(other.wouldQualify !== undefined) - Number(one.wouldQualify !== undefined);
  const { worstCaseFen } = one.candidate.offer.stock;
  return stages || isNear || other.candidate.offer.stock.worstCaseFen - worstCaseFen;
}

/** How far the shopper has come with a task. */
function progressOf({ hooked }: Candidate): Text {
  if (hooked?.kind !== 'task' || hooked.progress === null) return { zh: '', en: '' };
  const { done, of } = hooked.progress;
  return { zh: `;任务已完成 ${done}/${of}`, en: `; ${done} of ${of} of its task are done` };
}

function whyWon(winner: Candidate, rivals: number): Text {
  const { offer, price } = winner;
  const { audience } = offer.scheme;
  const open = { zh: '面向所有人', en: 'It is for everybody' };
  const held = audience === null ? open : describeCondition(audience);
  const saving = price?.discount.isPositive() ? price.discount : null;
  const worth = saving ?? Money.ofFen(offer.stock.worstCaseFen);
  const amount = worth.toYuan();
  const task = progressOf(winner);
  return {
    zh: `${held.zh};${saving ? `此商品可省 ¥${amount}` : `最高价值 ¥${amount}`};在 ${rivals} 个候选中胜出${task.zh}`,
    en: `${held.en}; ${saving ? `saves ¥${amount} on this product` : `worth up to ¥${amount}`}; the best of ${rivals} candidates${task.en}`,
  };
}

function explained(
  { offer, product, price, resolved, score }: Candidate,
  fate: ExplainedCandidate['fate'],
  text: Text,
): ExplainedCandidate {
  return {
    stockId: offer.stock.id,
    schemeId: offer.scheme.id,
    planId: offer.plan.id,
    name: offer.stock.name,
    kind: offer.stock.terms.kind,
    sku: product?.sku ?? null,
    fate,
    reason: null,
    text,
    wouldQualify: null,
    termsReason: resolved?.reason ?? null,
    score,
    payable: price?.payable.toString() ?? null,
  };
}
