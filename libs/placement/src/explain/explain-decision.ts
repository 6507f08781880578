import { Injectable } from '@nestjs/common';
import { refused, type RefusalTable, type Refused } from '@boon/shared-kernel';
import type { ExplainedCandidate, ExplainedDecision } from './explained.js';
import { KeptDecisions } from './kept-decisions.js';

/** Why a decision is not explained. */
export type ExplainRefusal = 'decision.not-kept';

/** Status and text of the refusals of explaining. */
export const EXPLAIN_REFUSALS: RefusalTable<ExplainRefusal> = {
  'decision.not-kept': {
    status: 404,
    zh: '该决策未保留:请在请求时带 trace,并在 24 小时内查询',
    en: 'The decision was not kept: ask for it with trace, and within 24 hours',
  },
};

/** Who wants to know. */
export interface ExplainQuery {
  readonly decisionId: string;
  readonly reader: {
    readonly userId: string;
    /** Operators see everybody's decisions, with scores. */
    readonly isOperator: boolean;
  };
}

/** Says of every candidate why it won or lost. Shoppers see their own decisions, without scores and others' offers. */
@Injectable()
export class ExplainDecision {
  constructor(private readonly kept: KeptDecisions) {}

  async execute({
    decisionId,
    reader,
  }: ExplainQuery): Promise<
    { readonly ok: true; readonly decision: ExplainedDecision } | Refused<ExplainRefusal>
  > {
    const decision = await this.kept.find(decisionId);
    const isTheirs = decision?.userId === reader.userId;
    if (!decision || !(isTheirs || reader.isOperator)) return refused('decision.not-kept');
    return { ok: true, decision: reader.isOperator ? decision : forShopper(decision) };
  }
}

/** Without scores, and without offers that are meant for other people. */
function forShopper(decision: ExplainedDecision): ExplainedDecision {
  const slots = decision.slots.map((slot) => ({
    ...slot,
    nearest: theirs(slot.nearest),
    candidates: theirs(slot.candidates),
  }));
  return { ...decision, slots };
}

function theirs(candidates: readonly ExplainedCandidate[]): ExplainedCandidate[] {
  return candidates
    .filter(({ fate }) => fate !== 'target')
    .map((candidate) => ({ ...candidate, score: 0, termsReason: null }));
}
