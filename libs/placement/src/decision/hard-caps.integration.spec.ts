import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { governancePersistence } from '@boon/governance';
import { RedisClient } from '@boon/platform/redis';
import {
  aDatabase,
  eventually,
  usePostgres,
  useRedis,
  type DatabaseForSpecs,
} from '@boon/platform/testing';
import type { DeliveryCaps } from '@boon/service-support/caps';
import {
  FixedUserStates,
  InMemoryProductDirectory,
  InProcessCounters,
  InProcessDeliveryCaps,
  RedisDeliveryCaps,
} from '@boon/service-support/testing';
import { isRefused, SystemClock } from '@boon/shared-kernel';
import { HardCaps } from '../capping/hard-caps.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { DecisionClock } from '../catalogue/decision-clock.js';
import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';
import { SqlCatalogueRepository } from '../catalogue/infrastructure/sql-catalogue.repository.js';
import { DecisionLog } from '../decision-log/decision-log.js';
import { SqlDecisionLogRepository } from '../decision-log/infrastructure/sql-decision-log.repository.js';
import { ClaimRequests } from '../delivery/claim-requests.js';
import { Deliver } from '../delivery/deliver.js';
import type { DecisionAnswer } from '../delivery/delivered.js';
import { OfferTokens } from '../delivery/offer-tokens.js';
import { InProcessKeptDecisions } from '../explain/infrastructure/in-process-kept-decisions.js';
import { SqlExposureRepository } from '../exposure/infrastructure/sql-exposure.repository.js';
import { KeepCountersWhole } from '../exposure/keep-counters-whole.js';
import { RebuildExposureCounters } from '../exposure/rebuild-exposure-counters.js';
import { placementPersistence } from '../placement.persistence.js';
import { SqlSlotRepository } from '../slot/infrastructure/sql-slot.repository.js';
import { aPlanItem, aSchemeItem, aStockItem, uuidOf } from '../testing/catalogue-items.js';
import { AdClicks } from './ad-clicks.js';
import { MakeDecision } from './make-decision.js';
import { PageRequests } from './page-requests.js';
import { ShopperReader } from './shopper-reader.js';

const SERVES = process.env['BOON_SCALE'] === 'full' ? 1_000_000 : 100_000;
/** A million pages on a busy machine. */
const LONGEST_MS = 1_800_000;
const AT_ONCE = 200;
const SHOPPERS = 400;
/** Of each capped benefit a shopper may see so many in a day. */
const CAPS = [1, 3, 7];

const OPTIONS = {
  claimTokenKeys: [{ kid: 'k1', secret: 'a-secret-of-more-than-32-bytes-for-specs' }],
  // Under load a script may wait its turn: what is tested is the counting.
  readDeadlineMs: 5_000,
};

function aCappedPlan(n: number, limit: number): CatalogueItem {
  const item = aPlanItem(n, [n], ['home.popup'], { priority: 900 - 100 * n, mode: 'display' });
  const caps = [{ on: 'benefit', period: 'day', limit, isHard: true }];
  return { ...item, body: { ...item.body, caps } } as CatalogueItem;
}

describe('hard caps', () => {
  usePostgres();
  let client: RedisClient;
  // Before the server is stopped: hooks run in the order of their making.
  afterAll(() => client.close());
  const redis = useRedis();
  let database: DatabaseForSpecs;
  let catalogue: Catalogue;
  const clock = new DecisionClock();

  beforeAll(async () => {
    client = await RedisClient.connect({ url: redis.server.url });
    database = await aDatabase(governancePersistence, placementPersistence);
    const slots = new SqlSlotRepository(database.sql);
    catalogue = new Catalogue(new SqlCatalogueRepository(database.sql), slots, clock);
    await catalogue.refresh();
    const stocks = [1, 2, 3, 4];
    catalogue.apply([
      ...stocks.flatMap((n) => [aStockItem(n), aSchemeItem(n, [n])]),
      ...CAPS.map((limit, at) => aCappedPlan(at + 1, limit)),
      // Open to everybody, and worth least.
      aPlanItem(4, [4], ['home.popup'], { mode: 'display' }),
    ]);
  });

  function aNode(deliveries: DeliveryCaps) {
    const exposures = new SqlExposureRepository(database.sql);
    const counters = new InProcessCounters(new SystemClock());
    const hardCaps = new HardCaps(deliveries, exposures, OPTIONS);
    const requests = new ClaimRequests(database.outbox, database.unitOfWork);
    const { sql, outbox, unitOfWork } = database;
    const logged = new SqlDecisionLogRepository(sql);
    const log = new DecisionLog(OPTIONS, catalogue, logged, outbox, unitOfWork);
    const making = new MakeDecision(
      catalogue,
      new PageRequests(new InMemoryProductDirectory(), new AdClicks(OPTIONS)),
      new ShopperReader(new FixedUserStates(), counters, deliveries, OPTIONS),
      hardCaps,
      new Deliver(new OfferTokens(OPTIONS), requests, new InProcessKeptDecisions(clock), log),
    );
    const rebuild = new RebuildExposureCounters(exposures, counters, deliveries, clock);
    return { making, hardCaps, rebuild, keep: new KeepCountersWhole(deliveries, rebuild, OPTIONS) };
  }

  async function asked(making: MakeDecision, userId: string): Promise<DecisionAnswer> {
    const outcome = await making.execute({
      userId,
      priorUserId: null,
      canClaim: true,
      slots: [{ slot: 'home.popup' }],
      withReasons: false,
    });
    if (isRefused(outcome)) throw new Error(outcome.code);
    return outcome;
  }

  const stockOf = (answer: DecisionAnswer): string => answer.slots[0]?.winners[0]?.stockId ?? '';
  const open = uuidOf('stock', 4);

  async function serve(making: MakeDecision, serves: number, name: string) {
    const shown = new Map<string, number>();
    let next = 0;
    const caller = async (): Promise<void> => {
      while (next < serves) {
        const userId = `${name}-${(next * 7) % SHOPPERS}`;
        next += 1;
        const key = `${userId} ${stockOf(await asked(making, userId))}`;
        shown.set(key, (shown.get(key) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
    return shown;
  }

  it.each([
    ['in this process', () => new InProcessDeliveryCaps(new SystemClock())],
    ['in Redis', () => new RedisDeliveryCaps(client)],
  ])(
    'are never passed, %s, however many pages ask at once',
    async (name, caps) => {
      const deliveries = caps();
      // The pages before may have cost the connection, which is made anew then.
      await eventually(async () => deliveries.open());
      const { making, hardCaps } = aNode(deliveries);
      const shown = await serve(making, SERVES, name.replaceAll(' ', '-'));
      await hardCaps.onModuleDestroy();
      const violations = [...shown].filter(([key, count]) => {
        const limit = CAPS.find((_, at) => key.endsWith(uuidOf('stock', at + 1)));
        return limit !== undefined && count > limit;
      });
      expect(violations).toEqual([]);
      const capped = [...shown].filter(([key]) => !key.endsWith(open));
      const total = capped.reduce((sum, [, count]) => sum + count, 0);
      // Everybody came often enough to see all that they may see.
      expect(total).toBe(SHOPPERS * CAPS.reduce((sum, limit) => sum + limit, 0));
    },
    LONGEST_MS,
  );

  it('close when Redis was wiped, and open again with what the database keeps', async () => {
    const deliveries = new RedisDeliveryCaps(client);
    // After a million pages the connection may be a new one that is not there yet.
    await eventually(() => deliveries.open());
    const { making, hardCaps, keep } = aNode(deliveries);
    expect(stockOf(await asked(making, 'cho'))).toBe(uuidOf('stock', 1));
    await client.run((connection) => connection.flushAll());
    const meanwhile = await asked(making, 'cho');
    expect([stockOf(meanwhile), meanwhile.degraded]).toEqual([open, ['hard-caps']]);

    await keep.onModuleInit();
    await eventually(async () => expect(await deliveries.isOpen()).toBe(true));
    keep.onApplicationShutdown();
    // The first benefit was shown once already: its cap holds over the loss.
    expect(stockOf(await asked(making, 'cho'))).toBe(uuidOf('stock', 2));
    await hardCaps.onModuleDestroy();
  });

  it('close when Redis is gone: the page is answered with what has no hard cap', async () => {
    const gone = await RedisClient.connect({ url: redis.server.url });
    await gone.close();
    const { making } = aNode(new RedisDeliveryCaps(gone));
    const answer = await asked(making, 'dan');
    expect([stockOf(answer), answer.degraded]).toEqual([open, ['hard-caps']]);
  });
});
