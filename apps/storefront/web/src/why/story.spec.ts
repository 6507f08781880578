import { describe, expect, it } from '@jest/globals';
import type { Explained, ExplainedCandidate, ExplainedSlot } from '../boon/explain-types.js';
import { storyOf } from './story.js';

function candidate(stockId: string, fate: string, score = 0): ExplainedCandidate {
  const name = { zh: stockId, en: stockId };
  return { stockId, name, kind: 'product', sku: null, fate, reason: null, text: null, score };
}

function decision(slot: Partial<ExplainedSlot>): Explained {
  const slots = [{ slot: 'home.popup', ...slot }];
  return {
    decisionId: 'd',
    decidedAt: '',
    catalogueVersion: '',
    valuation: '',
    degraded: [],
    slots,
  };
}

describe('the story of a decision', () => {
  it('tells how many candidates each stage left, down to what is shown', () => {
    const told = storyOf(
      decision({
        survivors: { recall: 9, target: 4, trim: 2 },
        candidates: [candidate('a', 'winner')],
      }),
      'home.popup',
    );
    expect(told?.funnel).toEqual([
      { stage: 'recall', left: 9 },
      { stage: 'target', left: 4 },
      { stage: 'trim', left: 2 },
      { stage: 'deliver', left: 1 },
    ]);
  });

  it('reads stages that say what went in and what came out', () => {
    const stages = [
      { stage: 'recall', in: 7, out: 7 },
      { stage: 'deliver', in: 3, out: 1 },
    ];
    expect(storyOf(decision({ stages }), 'home.popup')?.funnel).toEqual([
      { stage: 'recall', left: 7 },
      { stage: 'deliver', left: 1 },
    ]);
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
