import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBoon, type Boon } from '../boon.js';
import type { BoonProblem } from '../http/problem.js';
import { eventually } from '../testing/eventually.js';
import { HandClock } from '../testing/hand-clock.js';
import {
  answers,
  babbles,
  hangs,
  MoodyServer,
  refuses,
  type Mood,
} from '../testing/moody-server.js';
import { aDecision, aWinner, tokenOf } from '../testing/samples.js';
import type { SlotAnswer, SlotAsk } from './slot-answer.js';

const DECISIONS = 'POST /v1/decisions';

interface Body {
  readonly slots: readonly {
    readonly slot: string;
    readonly sku?: string;
    readonly skus?: string[];
  }[];
}

/** Decides as Boon does: a winner for each slot, or for each of its products. */
const decides: Mood = (heard, response) => {
  const { slots } = heard.body as Body;
  const winners = slots.map(({ slot, sku, skus }) => [
    slot,
    (skus ?? [sku ?? null]).map((each) => aWinner({ sku: each, exposureToken: `${slot}/${each}` })),
  ]);
  answers(200, aDecision(Object.fromEntries(winners)))(heard, response);
};

describe('the slots of a page', () => {
  const server = new MoodyServer();
  let clock: HandClock;
  let faults: BoonProblem[];
  let boon: Boon;

  beforeEach(async () => {
    const baseUrl = await server.open();
    server.on(DECISIONS, decides);
    clock = new HandClock();
    faults = [];
    boon = createBoon({
      baseUrl,
      token: () => tokenOf('ann'),
      runtime: clock,
      onFault: (problem) => faults.push(problem),
    });
  });
  afterEach(() => server.close());

  /** Asks for all of them in one tick. */
  const askFor = (...asks: SlotAsk[]): Promise<SlotAnswer[]> => {
    const asked = asks.map((ask) => boon.slots.ask(ask));
    clock.pass(0);
    return Promise.all(asked);
  };
  const bodies = () => server.at(DECISIONS).map(({ body }) => body);
  const seenOf = ({ winners }: SlotAnswer) => winners.map(({ exposureToken }) => exposureToken);

  it('go in one request, each slot once with all its products, and everyone gets their own', async () => {
    const answersFor = await askFor(
      { slot: 'home.popup' },
      { slot: 'search.top', sku: 'a' },
      { slot: 'search.top', sku: 'b' },
      { slot: 'search.top', sku: 'a' },
      { slot: 'pdp.any', sku: 'c', trace: true },
      { slot: 'home.popup' },
    );
    expect(bodies()).toEqual([
      {
        slots: [
          { slot: 'home.popup' },
          { slot: 'search.top', skus: ['a', 'b'] },
          { slot: 'pdp.any', sku: 'c' },
        ],
        trace: true,
      },
    ]);
    expect(answersFor.map(seenOf)).toEqual([
      ['home.popup/null'],
      ['search.top/a'],
      ['search.top/b'],
      ['search.top/a'],
      ['pdp.any/c'],
      ['home.popup/null'],
    ]);
  });

  it('asked for later go in a request of their own', async () => {
    await askFor({ slot: 'home.popup' });
    await askFor({ slot: 'home.popup' });
    expect(bodies()).toHaveLength(2);
  });

  it('that no one request can hold go in several', async () => {
    const many = Array.from({ length: 31 }, (_, at) => ({ slot: `slot-${at}` }));
    const products = Array.from({ length: 61 }, (_, at) => ({ slot: 'search.top', sku: `p${at}` }));
    const found = await askFor(...many, ...products);
    expect(found.every(({ winners }) => winners.length === 1)).toBe(true);
    for (const { slots } of bodies() as Body[]) {
      expect(slots.length).toBeLessThanOrEqual(30);
      expect(slots.reduce((sum, { skus }) => sum + (skus?.length ?? 1), 0)).toBeLessThanOrEqual(60);
      expect(new Set(slots.map(({ slot }) => slot)).size).toBe(slots.length);
    }
  });

  it('with a product and without are two questions; clicks of two ads, too', async () => {
    await askFor({ slot: 'pdp.any' }, { slot: 'pdp.any', sku: 'a' });
    await askFor(
      { slot: 'pdp.external-ad', sku: 'a', adClick: 'one' },
      { slot: 'home.popup' },
      { slot: 'pdp.external-ad', sku: 'a', adClick: 'two' },
    );
    expect(bodies()).toEqual([
      { slots: [{ slot: 'pdp.any' }] },
      { slots: [{ slot: 'pdp.any', sku: 'a' }] },
      { slots: [{ slot: 'pdp.external-ad', sku: 'a' }, { slot: 'home.popup' }], adClick: 'one' },
      { slots: [{ slot: 'pdp.external-ad', sku: 'a' }], adClick: 'two' },
    ]);
  });

  it('are dealt out by their place when Boon answers one under another name', async () => {
    server.then(answers(200, aDecision({ 'pdp.any': [aWinner()], 'home.popup': [] })));
    const [ad, popup] = await askFor({ slot: 'pdp.external-ad', sku: 'a' }, { slot: 'home.popup' });
    expect(ad?.winners).toHaveLength(1);
    expect(popup?.fallback).toEqual({ zh: '更多优惠', en: 'More offers' });
  });

  it('do not suffer from one that does not exist', async () => {
    server.then(refuses(422, 'slot.unknown', {}, { details: { index: 1, slot: 'home.pupop' } }));
    const [good, bad] = await askFor({ slot: 'home.popup' }, { slot: 'home.pupop' });
    expect(good?.winners).toHaveLength(1);
    expect(bad).toMatchObject({ winners: [], problem: { code: 'slot.unknown' } });
    expect(bodies()).toHaveLength(2);
  });

  it('do not suffer from a field at fault of one', async () => {
    const fields = [{ path: 'slots[0].sku', code: 'max-length', message: 'too long' }];
    server.then(refuses(400, 'request.invalid', {}, { fields }));
    const [bad, good] = await askFor(
      { slot: 'pdp.any', sku: 'x'.repeat(65) },
      { slot: 'home.popup' },
    );
    expect(bad).toMatchObject({ winners: [], problem: { code: 'request.invalid' } });
    expect(good?.winners).toHaveLength(1);
  });

  it.each([
    ['broken winners', { winners: [null, { name: null }, { exposureToken: 1 }] }],
    ['no winners', {}],
  ])('show nothing of %s', async (_, slot) => {
    server.then(answers(200, { decisionId: 'd', slots: [{ slot: 'home.popup', ...slot }] }));
    const [answer] = await askFor({ slot: 'home.popup' });
    expect(answer?.winners).toEqual([]);
  });

  it.each([
    [
      'is down',
      refuses(503, 'service.unavailable', { 'retry-after': '60' }),
      'service.unavailable',
    ],
    ['babbles', babbles, 'client.garbled'],
    ['answers null', answers(200, null), 'client.garbled'],
    ['answers for other slots', answers(200, aDecision({ a: [], b: [] })), 'client.garbled'],
    ['forbids it', refuses(403, 'auth.forbidden'), 'auth.forbidden'],
  ])('are empty when Boon %s', async (_, mood, code) => {
    server.then(mood);
    const [answer] = await askFor({ slot: 'home.popup' });
    expect(answer).toMatchObject({ decisionId: null, winners: [], fallback: null });
    expect(answer?.problem?.code).toBe(code);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
  });

  it('are empty at the deadline when Boon is slow', async () => {
    server.then(hangs);
    const asked = askFor({ slot: 'home.popup' });
    await eventually(() => server.heard.length === 1);
    clock.pass(1_500);
    expect((await asked)[0]?.problem?.code).toBe('client.too-slow');
  });

  describe('while Boon is down', () => {
    const down = async () => {
      server.then(babbles, babbles, babbles);
      for (let view = 0; view < 3; view += 1) await askFor({ slot: 'home.popup' });
    };

    it('are given up at once after three failures', async () => {
      await down();
      const [answer] = await askFor({ slot: 'home.popup' });
      expect(answer?.problem?.code).toBe('client.resting');
      expect(server.heard).toHaveLength(3);
    });

    it('are tried by one page view after a rest, and its success brings all back', async () => {
      await down();
      clock.pass(5_000);
      const probe = boon.slots.ask({ slot: 'home.popup' });
      clock.pass(0);
      const [meanwhile] = await askFor({ slot: 'home.popup' });
      expect(meanwhile?.problem?.code).toBe('client.resting');
      expect((await probe).winners).toHaveLength(1);
      expect((await askFor({ slot: 'home.popup' }))[0]?.winners).toHaveLength(1);
    });

    it('rest longer when the try fails', async () => {
      await down();
      clock.pass(5_000);
      server.then(babbles);
      await askFor({ slot: 'home.popup' });
      clock.pass(5_000);
      expect((await askFor({ slot: 'home.popup' }))[0]?.problem?.code).toBe('client.resting');
      clock.pass(5_000);
      expect((await askFor({ slot: 'home.popup' }))[0]?.winners).toHaveLength(1);
    });

    it('rest for as long as Boon asks', async () => {
      server.then(refuses(429, 'request.rate-limited', { 'retry-after': '30' }));
      await askFor({ slot: 'home.popup' });
      clock.pass(29_000);
      expect((await askFor({ slot: 'home.popup' }))[0]?.problem?.code).toBe('client.resting');
      clock.pass(1_000);
      expect((await askFor({ slot: 'home.popup' }))[0]?.winners).toHaveLength(1);
    });
  });

  it('are not given up because of refusals', async () => {
    const no = refuses(403, 'auth.forbidden');
    server.then(no, no, no, no);
    for (let view = 0; view < 4; view += 1) await askFor({ slot: 'home.popup' });
    expect((await askFor({ slot: 'home.popup' }))[0]?.winners).toHaveLength(1);
  });
});
