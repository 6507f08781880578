import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DecisionAnswer, OfferAnswer, WinnerAnswer } from './delivered.js';
import { renderAnswer } from './render-answer.js';

const RUNS = process.env['BOON_SCALE'] === 'full' ? 50_000 : 2_000;

const fen = fc.nat().map(String);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('满300减50', 'a"b', 'a\\b', '\u2028', '\ud800', 'pdp.any'),
);
const bilingual = fc.record({ zh: text, en: text }, { noNullPrototype: true });
const token = fc.stringMatching(/^v1\.[\w-]{1,8}\.[\w-]{1,80}\.[\w-]{43}$/);
const price = fc.record({ unitPrice: fen, discount: fen, payable: fen }, { noNullPrototype: true });
const terms = fc.dictionary(fc.string(), fc.oneof(fen, fc.boolean(), fc.array(fc.string())), {
  noNullPrototype: true,
});
const hook = fc.oneof(
  fc.record(
    { kind: fc.constant('lottery' as const), lotteryId: fc.uuid() },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant('task' as const),
      task: fc.constant({ do: 'view-products' as const, count: 3 }),
      progress: fc.option(fc.constant({ done: 1, of: 3, isDone: false })),
    },
    { noNullPrototype: true },
  ),
);
const waives = fc.record(
  { months: fc.array(fc.constantFrom(3, 6, 12)), atMost: fen },
  { noNullPrototype: true },
);
const offer: fc.Arbitrary<OfferAnswer> = fc.record(
  {
    ...{ stockId: fc.uuid(), schemeId: fc.uuid(), planId: fc.uuid(), name: bilingual },
    ...{ kind: fc.constantFrom('voucher', 'full-reduction'), terms },
    mode: fc.constantFrom('display', 'auto-claim', 'one-click', 'lottery', 'task'),
    ...{ sku: fc.option(text), skus: fc.array(text, { maxLength: 2 }), hook: fc.option(hook) },
    ...{ waives: fc.option(waives), priceAfterBenefit: fc.option(price) },
  },
  { noNullPrototype: true },
);
const claim = fc.record(
  {
    state: fc.constantFrom('claimable', 'on-its-way', 'after-login'),
    ...{ token: fc.option(token), claimKey: fc.oneof(fc.uuid(), text) },
  },
  { noNullPrototype: true },
);
const winner: fc.Arbitrary<WinnerAnswer> = fc
  .tuple(offer, fc.option(token), fc.option(claim))
  .map(
    ([shown, exposureToken, claimed]) =>
      ({ ...shown, exposureToken, claim: claimed }) as WinnerAnswer,
  );
const slot = fc.record(
  {
    ...{ slot: text, answeredAs: text },
    winners: fc.array(winner, { maxLength: 3 }),
    runnersUp: fc.array(offer, { maxLength: 3 }),
    fallback: fc.option(bilingual),
  },
  { noNullPrototype: true },
);
const answer = fc.record(
  {
    decisionId: fc.uuid(),
    decidedAt: fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
    ...{ catalogueVersion: text, valuation: text },
    degraded: fc.array(fc.constantFrom('user-state', 'counters', 'catalogue')),
    slots: fc.array(slot, { maxLength: 4 }),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<DecisionAnswer>;

describe('rendering an answer', () => {
  it('makes the bytes that JSON.stringify makes, again and again', () => {
    fc.assert(
      fc.property(answer, (each) => {
        const written = JSON.stringify(each);
        expect(renderAnswer(each)).toBe(written);
        expect(renderAnswer(each)).toBe(written);
      }),
      { numRuns: RUNS },
    );
  });

  it('lists the reasons where they were asked for', () => {
    const reasons = [{ stage: 'cap', reason: 'cap.frequency', text: null }];
    const slots = [
      { slot: 'a.b', answeredAs: 'a.b', winners: [], runnersUp: [], fallback: null, reasons },
    ];
    const head = { decisionId: 'd', decidedAt: 't', catalogueVersion: '1', valuation: 'v' };
    const each = { ...head, degraded: [], slots } as unknown as DecisionAnswer;
    expect(renderAnswer(each)).toBe(JSON.stringify(each));
  });
});
