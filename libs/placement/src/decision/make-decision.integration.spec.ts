import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseClaimToken } from '@boon/contracts/prize-issuing';
import { governancePersistence } from '@boon/governance';
import { TokenSigner } from '@boon/platform';
import { aDatabase, eventually, usePostgres, type DatabaseForSpecs } from '@boon/platform/testing';
import {
  aProduct,
  FixedUserStates,
  InMemoryProductDirectory,
  InProcessCounters,
  InProcessDeliveryCaps,
} from '@boon/service-support/testing';
import { isRefused, SystemClock } from '@boon/shared-kernel';
import { isHeldOut, type Holdout } from '@boon/solution/assignment';
import { HardCaps } from '../capping/hard-caps.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { SqlCatalogueRepository } from '../catalogue/infrastructure/sql-catalogue.repository.js';
import { DecisionLog } from '../decision-log/decision-log.js';
import { SqlDecisionLogRepository } from '../decision-log/infrastructure/sql-decision-log.repository.js';
import { ClaimRequests } from '../delivery/claim-requests.js';
import { Deliver } from '../delivery/deliver.js';
import { ExplainDecision } from '../explain/explain-decision.js';
import { InProcessKeptDecisions } from '../explain/infrastructure/in-process-kept-decisions.js';
import type { DecisionAnswer } from '../delivery/delivered.js';
import { OfferTokens } from '../delivery/offer-tokens.js';
import { SqlSlotRepository } from '../slot/infrastructure/sql-slot.repository.js';
import { SqlExposureRepository } from '../exposure/infrastructure/sql-exposure.repository.js';
import { placementPersistence } from '../placement.persistence.js';
import { holdoutOf } from '../targeting/holdout-of.js';
import { aPlanItem, aSchemeItem, aStockItem, uuidOf } from '../testing/catalogue-items.js';
import { AdClicks } from './ad-clicks.js';
import { MakeDecision, type DecisionCommand } from './make-decision.js';
import { PageRequests, type AskedSlot } from './page-requests.js';
import { ShopperReader } from './shopper-reader.js';

const OPTIONS = {
  claimTokenKeys: [{ kid: 'k1', secret: 'a-secret-of-more-than-32-bytes-for-specs' }],
  adClickKeys: [{ kid: 'ad', secret: 'the-shop-signs-clicks-on-its-ads' }],
  readDeadlineMs: 30,
};

class NeverAnswering extends FixedUserStates {
  protected override profileOf(): Promise<never> {
    return new Promise(() => undefined);
  }
}

class BrokenCounters extends InProcessCounters {
  override readUsers(): Promise<never> {
    return Promise.reject(new Error('gone'));
  }
}

describe('making a decision', () => {
  usePostgres();
  let database: DatabaseForSpecs;
  let catalogue: Catalogue;
  let requests: ClaimRequests;
  let log: DecisionLog;
  const clock = new DecisionClock();
  const directory = new InMemoryProductDirectory();
  const kept = new InProcessKeptDecisions(clock);
  const deliveries = new InProcessDeliveryCaps(new SystemClock());

  beforeAll(async () => {
    database = await aDatabase(governancePersistence, placementPersistence);
    catalogue = new Catalogue(
      new SqlCatalogueRepository(database.sql),
      new SqlSlotRepository(database.sql),
      clock,
    );
    await catalogue.refresh();
    catalogue.apply([
      aStockItem(1),
      aStockItem(2, { threshold: '5000' }),
      aSchemeItem(1, [1]),
      aSchemeItem(2, [2], { audience: { op: 'in', attribute: 'user.stage', values: ['new'] } }),
      aPlanItem(1, [1], ['home.popup'], { mode: 'auto-claim' }),
      aPlanItem(2, [2], ['pdp.any']),
      aStockItem(3, { threshold: '0', amount: '700' }),
      aSchemeItem(3, [3]),
      aPlanItem(3, [3], ['pdp.external-ad']),
    ]);
    directory.put(aProduct({ sku: 's1' }));
    requests = new ClaimRequests(database.outbox, database.unitOfWork);
    const logged = new SqlDecisionLogRepository(database.sql);
    log = new DecisionLog(OPTIONS, catalogue, logged, database.outbox, database.unitOfWork);
  });

  afterAll(() => Promise.all([requests.onModuleDestroy(), log.onModuleDestroy()]));

  function decision(
    states = new FixedUserStates(),
    counters = new InProcessCounters(new SystemClock()),
    holdout: Holdout | null = null,
  ) {
    const shoppers = new ShopperReader(states, counters, deliveries, { ...OPTIONS, holdout });
    const deliver = new Deliver(new OfferTokens(OPTIONS), requests, kept, log);
    const pages = new PageRequests(directory, new AdClicks(OPTIONS));
    const hardCaps = new HardCaps(deliveries, new SqlExposureRepository(database.sql), OPTIONS);
    return new MakeDecision(catalogue, pages, shoppers, hardCaps, deliver);
  }

  function ann(slots: readonly AskedSlot[], rest: Partial<DecisionCommand> = {}): DecisionCommand {
    return { userId: 'ann', priorUserId: null, canClaim: true, slots, withReasons: false, ...rest };
  }

  async function answered(making: MakeDecision, command: DecisionCommand): Promise<DecisionAnswer> {
    const outcome = await making.execute(command);
    if (isRefused(outcome)) throw new Error(outcome.code);
    return outcome;
  }

  it('hands out a claim token that proves the offer to this shopper alone', async () => {
    const answer = await answered(decision(), ann([{ slot: 'pdp.any', sku: 's1' }]));
    const [winner] = answer.slots[0]?.winners ?? [];
    const token = new TokenSigner(OPTIONS.claimTokenKeys).open(winner?.claim?.token ?? '');
    expect(parseClaimToken(token)).toMatchObject({
      id: winner?.claim?.claimKey,
      subject: 'ann',
      items: [{ stockId: uuidOf('stock', 2), version: 1 }],
      slot: 'pdp.any',
      decisionId: answer.decisionId,
      planId: winner?.planId,
    });
    expect(winner?.exposureToken).toBeNull();
  });

  it('sends one claim request per user, stock and day where the slot claims by itself', async () => {
    const making = decision();
    const first = await answered(making, ann([{ slot: 'home.popup' }]));
    const second = await answered(making, ann([{ slot: 'home.popup' }]));
    const claims = [first, second].map((answer) => answer.slots[0]?.winners[0]?.claim);
    expect(claims[0]).toMatchObject({ state: 'on-its-way', token: null });
    expect(claims[1]?.claimKey).toBe(claims[0]?.claimKey);
    const sent = await eventually(async () => {
      const rows = await database.sql.query<{ key: string }>(
        `select payload->>'claimKey' as key from platform.outbox_event
         where type = 'prize-issuing.claim-requested.v1'`,
      );
      expect(rows).toHaveLength(2);
      return rows;
    });
    expect(new Set(sent.map(({ key }) => key))).toEqual(new Set([claims[0]?.claimKey]));
  });

  it('hands out one proof of each winner: with what is claimed it is also said to be seen', async () => {
    const command = ann([{ slot: 'pdp.any', sku: 's1' }, { slot: 'home.popup' }]);
    const answer = await answered(decision(), command);
    const winners = answer.slots.flatMap((slot) => slot.winners);
    expect(winners.map(({ claim }) => claim?.state)).toEqual(['claimable', 'on-its-way']);
    const tokens = new OfferTokens(OPTIONS);
    const shown = winners.map(({ exposureToken, claim }) =>
      tokens.openShown(exposureToken ?? claim?.token ?? '', new Date(answer.decidedAt)),
    );
    expect(shown).toEqual(
      winners.map(({ planId, schemeId, stockId }, at) => ({
        ...{ decisionId: answer.decisionId, userId: 'ann', slot: answer.slots[at]?.slot },
        ...{ planId, schemeId, stockId, hardCaps: [], decidedAt: new Date(answer.decidedAt) },
      })),
    );
  });

  it('gives a visitor an offer to claim after login, and claims nothing for them', async () => {
    const command = ann([{ slot: 'home.popup' }], { userId: 'v-phone', canClaim: false });
    const answer = await answered(decision(), command);
    expect(answer.slots[0]?.winners[0]).toMatchObject({ claim: { state: 'after-login' } });
  });

  it('answers without user state when that is late, with what is open to everybody', async () => {
    const slots = [{ slot: 'home.popup' }, { slot: 'pdp.any', sku: 's1' }];
    const answer = await answered(decision(new NeverAnswering()), ann(slots));
    expect(answer.degraded).toEqual(['user-state']);
    expect(answer.slots.map(({ winners }) => winners.length)).toEqual([1, 0]);
  });

  it('answers without counters when those are gone', async () => {
    const making = decision(new FixedUserStates(), new BrokenCounters(new SystemClock()));
    const answer = await answered(making, ann([{ slot: 'home.popup' }]));
    expect(answer.degraded).toEqual(['counters']);
    expect(answer.slots[0]?.winners).toHaveLength(1);
  });

  it('explains a traced decision to its own shopper, without scores, and in full to an operator', async () => {
    const traced = ann([{ slot: 'pdp.any', sku: 's1' }], { withReasons: true });
    const { decisionId } = await answered(decision(), traced);
    const explain = new ExplainDecision(kept);
    const as = (userId: string, isOperator = false) =>
      explain.execute({ decisionId, reader: { userId, isOperator } });

    await expect(as('ann')).resolves.toMatchObject({
      decision: {
        slots: [
          {
            stages: expect.arrayContaining([{ stage: 'recall', in: 1, out: 1 }]),
            survivors: { recall: 1, target: 1, match: 1, cap: 1, merge: 1, trim: 1 },
            candidates: [{ stockId: uuidOf('stock', 2), fate: 'winner', score: 0 }],
          },
        ],
      },
    });
    const operator = await as('lin', true);
    expect(operator.ok && operator.decision.slots[0]?.candidates[0]?.score).toBeGreaterThan(0);
    await expect(as('bob')).resolves.toMatchObject({ code: 'decision.not-kept' });

    const untraced = await answered(decision(), ann([{ slot: 'home.popup' }]));
    const reader = { userId: 'ann', isOperator: false };
    await expect(
      explain.execute({ decisionId: untraced.decisionId, reader }),
    ).resolves.toMatchObject({ code: 'decision.not-kept' });
  });

  it('shows what is for visits from an ad only to whom the shop has signed the click, for this product', async () => {
    const signer = new TokenSigner(OPTIONS.adClickKeys);
    const exp = Math.floor(Date.now() / 1000) + 600;
    const sign = (rest: object): string =>
      signer.sign({ sku: 's1', sub: null, campaign: 'double-eleven', exp, ...rest });
    const fromAd = async (adClick?: string, sku = 's1') => {
      const command = ann([{ slot: 'pdp.external-ad', sku }], { adClick });
      const [slot] = (await answered(decision(), command)).slots;
      return [slot?.slot, slot?.answeredAs, slot?.winners[0]?.stockId];
    };
    const asAny = ['pdp.external-ad', 'pdp.any', uuidOf('stock', 2)];
    expect(await fromAd(sign({}))).toEqual([
      'pdp.external-ad',
      'pdp.external-ad',
      uuidOf('stock', 3),
    ]);
    expect(await fromAd()).toEqual(asAny);
    expect(await fromAd(sign({ exp: 1 }))).toEqual(asAny);
    expect(await fromAd(sign({ sub: 'bob' }))).toEqual(asAny);
    expect(await fromAd(sign({ sku: 's2' }))).toEqual(asAny);
    expect(await fromAd(sign({ sub: 7 }))).toEqual(asAny);
    expect(await fromAd(`${sign({}).slice(0, -3)}xyz`)).toEqual(asAny);
  });

  it('names those that came closest, and what would have qualified them, to operators alone', async () => {
    const regular = new FixedUserStates();
    regular.put({ userId: 'ann', paidOrders: 3, lastPaidAt: new Date(), firstPaidAt: new Date() });
    const traced = ann([{ slot: 'pdp.any', sku: 's1' }], { withReasons: true });
    const { decisionId } = await answered(decision(regular), traced);
    const explain = new ExplainDecision(kept);
    const nearestFor = async (isOperator: boolean) => {
      const outcome = await explain.execute({ decisionId, reader: { userId: 'ann', isOperator } });
      return outcome.ok ? outcome.decision.slots[0]?.nearest : null;
    };
    expect(await nearestFor(true)).toEqual([
      expect.objectContaining({
        stockId: uuidOf('stock', 2),
        fate: 'target',
        reason: 'target.audience',
        text: expect.objectContaining({ en: 'lifecycle stage is one of: new' }),
        wouldQualify: expect.objectContaining({ en: expect.stringContaining('new') }),
      }),
    ]);
    expect(await nearestFor(false)).toEqual([]);
  });

  it('shows a share of people what the slot falls back to, asks for no claim of theirs, and says so in the log', async () => {
    const holdout = holdoutOf(0.3, 'spec');
    const counters = new InProcessCounters(new SystemClock());
    const making = decision(new FixedUserStates(), counters, holdout);
    const people = Array.from({ length: 30 }, (_, n) => `held-${n}`);
    const held = people.filter((userId) => isHeldOut(userId, holdout!));
    expect(held.length).toBeGreaterThan(0);
    expect(held.length).toBeLessThan(people.length);
    for (const userId of people) {
      const command = ann([{ slot: 'home.popup' }], { userId, withReasons: true });
      const [slot] = (await answered(making, command)).slots;
      const isHeld = held.includes(userId);
      expect(slot?.winners).toHaveLength(isHeld ? 0 : 1);
      expect(slot?.fallback === null).toBe(!isHeld);
    }
    await eventually(async () => {
      const told = await database.sql.query<{ userId: string; heldOut: boolean }>(
        `select payload->>'userId' as "userId", (payload->>'heldOut')::bool as "heldOut"
         from platform.outbox_event
         where type = 'placement.decision-logged.v1' and payload->>'userId' like 'held-%'`,
      );
      expect(told).toHaveLength(people.length);
      const marked = told.filter(({ heldOut }) => heldOut).map(({ userId }) => userId);
      expect(marked.sort()).toEqual([...held].sort());
      const claims = await database.sql.query<{ userId: string }>(
        `select payload->>'userId' as "userId" from platform.outbox_event
         where type = 'prize-issuing.claim-requested.v1' and payload->>'userId' like 'held-%'`,
      );
      const claimed = claims.map(({ userId }) => userId);
      expect(claimed.sort()).toEqual(people.filter((userId) => !held.includes(userId)).sort());
    });
  });

  it('falls back to what the slot shows when nobody wins', async () => {
    const [hall] = (await answered(decision(), ann([{ slot: 'event-hall.banner' }]))).slots;
    expect(hall?.fallback).toEqual({ zh: '更多优惠即将开始', en: 'More offers soon' });
  });

  it('knows no benefit for a product that it does not know, and no slot that is not configured', async () => {
    const unknown = ann([{ slot: 'pdp.any', sku: 'nothing' }], { withReasons: true });
    const answer = await answered(decision(), unknown);
    expect(answer.slots[0]?.reasons?.map(({ reason }) => reason)).toEqual(['match.no-product']);
    await expect(decision().execute(ann([{ slot: 'home.attic' }]))).resolves.toMatchObject({
      code: 'slot.unknown',
      details: { index: 0, slot: 'home.attic' },
    });
  });
});
