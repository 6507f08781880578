import { describe, expect, it } from '@jest/globals';
import type { Explained, ExplainedCandidate, ExplainedSlot } from '../boon/explain-types.js';
import { storyOf } from './story.js';

type Fate = ExplainedCandidate['fate'];

function candidate(
  stockId: string,
  fate: Fate,
  score = 0,
  reason: string | null = null,
): ExplainedCandidate {
  const name = { zh: stockId, en: stockId };
  const rest = { kind: 'product', sku: null, text: name, wouldQualify: null, payable: null };
  return { stockId, name, fate, reason, score, ...rest };
}

function decision(slot: Partial<ExplainedSlot>): Explained {
  const slots = [{ slot: 'home.popup', stages: [], candidates: [], nearest: [], ...slot }];
  const rest = { decisionId: 'd', decidedAt: '', catalogueVersion: '', valuation: '' };
  return { ...rest, degraded: [], slots };
}

describe('the story of a decision', () => {
  it('tells how many candidates each stage left, down to what is shown', () => {
    const stages: ExplainedSlot['stages'] = [
      { stage: 'recall', in: 9, out: 9 },
      { stage: 'target', in: 9, out: 4 },
      { stage: 'trim', in: 4, out: 2 },
    ];
    const candidates = [candidate('a', 'winner')];
    expect(storyOf(decision({ stages, candidates }), 'home.popup')?.funnel).toEqual([
      { stage: 'recall', left: 9 },
      { stage: 'target', left: 4 },
      { stage: 'trim', left: 2 },
      { stage: 'deliver', left: 1 },
    ]);
  });

  it('says what there was before the first stage when that one already dropped some', () => {
    const stages: ExplainedSlot['stages'] = [{ stage: 'recall', in: 900, out: 200 }];
    expect(storyOf(decision({ stages }), 'home.popup')?.funnel).toEqual([
      { stage: 'candidates', left: 900 },
      { stage: 'recall', left: 200 },
      { stage: 'deliver', left: 0 },
    ]);
  });

  it('names a benefit that lost to itself last, one that is shown not at all, and each once', () => {
    const candidates = [
      candidate('won', 'winner', 9),
      candidate('won', 'merge', 8, 'merge.duplicate'),
      candidate('elsewhere', 'merge', 7, 'merge.duplicate'),
      candidate('for-others', 'target'),
      candidate('for-others', 'target'),
    ];
    const nearest = candidates.filter(({ fate }) => fate === 'merge');
    const losers = storyOf(decision({ candidates, nearest }), 'home.popup')?.losers;
    expect(losers?.map(({ stockId }) => stockId)).toEqual(['for-others', 'elsewhere']);
  });

  it('puts those who came furthest first, then the better scores', () => {
    const candidates = [
      candidate('fell-early', 'target', 90),
      candidate('weaker', 'cap', 1),
      candidate('won', 'winner', 99),
      candidate('stronger', 'cap', 5),
      candidate('second', 'runner-up', 50),
    ];
    const losers = storyOf(decision({ candidates }), 'home.popup')?.losers;
    expect(losers?.map(({ stockId }) => stockId)).toEqual([
      'second',
      'stronger',
      'weaker',
      'fell-early',
    ]);
  });

  it('knows nothing of a slot that was not asked for', () => {
    expect(storyOf(decision({}), 'pdp.any')).toBeNull();
  });
});
