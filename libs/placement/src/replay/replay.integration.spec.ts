import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DecisionLogged, type DecisionLoggedPayload } from '@boon/contracts/placement';
import { governancePersistence } from '@boon/governance';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/platform/testing';
import {
  aProduct,
  FixedUserStates,
  InMemoryProductDirectory,
  InProcessCounters,
  InProcessDeliveryCaps,
} from '@boon/service-support/testing';
import { capEntry } from '@boon/service-support/caps';
import { Money, SystemClock } from '@boon/shared-kernel';
import { Catalogue } from '../catalogue/catalogue.js';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { SqlCatalogueRepository } from '../catalogue/infrastructure/sql-catalogue.repository.js';
import { DecisionLog } from '../decision-log/decision-log.js';
import { SqlDecisionLogRepository } from '../decision-log/infrastructure/sql-decision-log.repository.js';
import { HardCaps } from '../capping/hard-caps.js';
import { AdClicks } from '../decision/ad-clicks.js';
import { PageRequests } from '../decision/page-requests.js';
import { SqlExposureRepository } from '../exposure/infrastructure/sql-exposure.repository.js';
import { SqlSlotRepository } from '../slot/infrastructure/sql-slot.repository.js';
import { MakeDecision } from '../decision/make-decision.js';
import { ShopperReader } from '../decision/shopper-reader.js';
import { ClaimRequests } from '../delivery/claim-requests.js';
import { Deliver } from '../delivery/deliver.js';
import { OfferTokens } from '../delivery/offer-tokens.js';
import { InProcessKeptDecisions } from '../explain/infrastructure/in-process-kept-decisions.js';
import { ForgetOldRecords } from '../housekeeping/forget-old-records.js';
import { placementPersistence } from '../placement.persistence.js';
import { uuidOf } from '../testing/catalogue-items.js';
import { story } from '../testing/random-catalogue.js';
import { ExportDecisions } from './export-decisions.js';
import { SqlLoggedCatalogues } from './infrastructure/sql-logged-catalogues.js';
import { LoggedCatalogues } from './logged-catalogues.js';
import { ReplayFile } from './replay-file.js';

const STORIES = process.env['BOON_SCALE'] === 'full' ? 60 : 6;
const USERS = 12;
const SEED = 20261128;
const KEYS = [{ kid: 'k1', secret: 'a-secret-of-more-than-32-bytes-for-specs' }];

const LONG_AGO = { now: { $instant: '2001-01-01T00:00:00.000Z' }, values: {} };

class NoDatabase extends LoggedCatalogues {
  itemsOf(): Promise<never> {
    return Promise.reject(new Error('there is no database'));
  }
}

describe('replaying logged decisions', () => {
  usePostgres();
  let database: DatabaseForSpecs;
  let repository: SqlDecisionLogRepository;
  const states = new FixedUserStates();
  const counters = new InProcessCounters(new SystemClock());
  const directory = new InMemoryProductDirectory();
  const clock = new DecisionClock();

  beforeAll(async () => {
    database = await aDatabase(governancePersistence, placementPersistence);
    repository = new SqlDecisionLogRepository(database.sql);
    directory.put(...['s1', 's2', 's4'].map((sku, n) => shoe(sku, 5_000 * (n + 1))));
    await Promise.all(Array.from({ length: USERS }, (_, n) => settle(n)));
    await decideThroughStories();
  }, 120_000);

  const shoe = (sku: string, fen: number) =>
    aProduct({ sku, spu: `spu-${sku}`, categoryPath: 'shoes/running', price: Money.ofFen(fen) });

  /** Users differ in all that audiences ask, and half of them have had something. */
  async function settle(n: number): Promise<void> {
    const userId = `user-${n}`;
    const paidAt = n % 3 === 0 ? null : new Date(Date.now() - n * 12 * 86_400_000);
    states.put({
      ...{ userId, segments: n % 2 === 0 ? ['vip'] : ['other'], paidOrders: n % 4 },
      ...{ firstPaidAt: paidAt, lastPaidAt: paidAt, version: 1 + n },
      attributes: n % 4 === 0 ? { picks: [uuidOf('stock', 1)], subsidyBalance: 700 } : {},
    });
    if (n % 2 === 0) return;
    const seen = { userId, measure: 'exposures', subject: 'plan', period: 'day' } as const;
    const entry = capEntry({ ...seen, subjectId: uuidOf('plan', n % 5) }, null, clock.now(), 9);
    await counters.add(`${userId}:once`, [entry]);
  }

  /** Two nodes, each told of each story's parts in turn, decide for everybody after each part. */
  async function decideThroughStories(): Promise<void> {
    for (const [n, parts] of fc.sample(story, { numRuns: STORIES, seed: SEED }).entries()) {
      const node = await aNode(n % 2 === 0 ? 1 : 0.5);
      for (const [at, part] of parts.entries()) {
        const items = part.map((item) => ({
          ...item,
          version: 1_000 * (n + 1) + 10 * at + item.version,
        }));
        for (const item of items) await node.repository.put(item as never);
        node.catalogue.apply(items as never);
        for (let user = 0; user < USERS; user += 1) await node.decide(user);
      }
      await node.close();
    }
  }

  async function aNode(decisionLogRate: number) {
    const options = { claimTokenKeys: KEYS, decisionLogRate };
    const items = new SqlCatalogueRepository(database.sql);
    const catalogue = new Catalogue(items, new SqlSlotRepository(database.sql), clock);
    await catalogue.refresh();
    const { outbox, unitOfWork } = database;
    const log = new DecisionLog(options, catalogue, repository, outbox, unitOfWork);
    const requests = new ClaimRequests(outbox, unitOfWork);
    const kept = new InProcessKeptDecisions(clock);
    const deliver = new Deliver(new OfferTokens(options), requests, kept, log);
    const deliveries = new InProcessDeliveryCaps(clock);
    await deliveries.open();
    const shoppers = new ShopperReader(states, counters, deliveries, options);
    const exposures = new SqlExposureRepository(database.sql);
    const hardCaps = new HardCaps(deliveries, exposures, options);
    const pages = new PageRequests(directory, new AdClicks(options));
    const making = new MakeDecision(catalogue, pages, shoppers, hardCaps, deliver);
    const decide = (user: number) =>
      making.execute({
        userId: `user-${user}`,
        priorUserId: user % 5 === 0 ? `v-${user}` : null,
        canClaim: true,
        slots: [
          { slot: 'home.popup' },
          { slot: 'pdp.any', sku: ['s1', 's2', 's4'][user % 3] ?? 's1' },
        ],
        withReasons: user % 6 === 0,
      });
    const close = async () => {
      await log.onModuleDestroy();
      await hardCaps.onModuleDestroy();
      await requests.onModuleDestroy();
    };
    return { catalogue, repository: items, decide, close };
  }

  const logged = async (): Promise<DecisionLoggedPayload[]> => {
    const all: DecisionLoggedPayload[] = [];
    for await (const some of repository.since(new Date(0), 1_000_000)) all.push(...some);
    return all;
  };
  const lines = async (withCatalogues: boolean): Promise<string[]> => {
    const catalogues = new SqlLoggedCatalogues(database.sql);
    const exporting = new ExportDecisions(repository, catalogues);
    return collected(exporting.execute({ since: new Date(0), most: 1e6, withCatalogues }));
  };
  const replay = (text: Iterable<string>, catalogues?: LoggedCatalogues) =>
    new ReplayFile(catalogues ?? new SqlLoggedCatalogues(database.sql)).execute(text);

  it('makes every logged decision again, bit for bit, on the catalogue of its day', async () => {
    const report = await replay(await lines(false));

    expect(report.unlike).toEqual([]);
    expect(report.identical).toBe(report.decisions);
    expect(report.decisions).toBeGreaterThan(STORIES * USERS);
    const shown = (await logged()).flatMap(({ outcome }) =>
      outcome.flatMap(({ winners }) => winners),
    );
    expect(shown.length).toBeGreaterThan(STORIES);
  });

  it('makes them again out of a file alone', async () => {
    const report = await replay(await lines(true), new NoDatabase());

    expect(report.unlike).toEqual([]);
    expect(report.decisions).toBeGreaterThan(STORIES * USERS);
  });

  it('tells the bus of every logged decision, and reads what the bus carries', async () => {
    const [told] = await database.sql.query<{ events: string }>(
      `select sum(events) as events from platform.outbox where type = $1`,
      [DecisionLogged.type],
    );
    const all = await logged();
    expect(Number(told?.events)).toBe(all.length);
    const messages = all.slice(0, 50).map((payload) => {
      const event = DecisionLogged.of(payload);
      return JSON.stringify({ ...event, payload: DecisionLogged.parse(event.payload) });
    });

    expect(await replay(messages)).toMatchObject({ decisions: 50, identical: 50, unlike: [] });
  });

  it('logs the traced ones whatever the rate, and of the others those whose ids are drawn', async () => {
    const all = await logged();
    expect(all.some(({ sampled, traced }) => traced && !sampled)).toBe(true);
    expect(all.every(({ sampled, traced }) => traced || sampled)).toBe(true);
  });

  it('finds an input that was changed afterwards, and says where the outcome differs', async () => {
    const won = (await logged()).filter(
      ({ traced, outcome }) => !traced && outcome.some((each) => each.winners.length > 0),
    );
    expect(won.length).toBeGreaterThan(0);
    const planted = won.map((decision) => {
      const shopper = { ...(decision.facts['shopper'] as object), context: LONG_AGO };
      const facts = { ...decision.facts, shopper };
      return JSON.stringify({ ...decision, facts });
    });
    const report = await replay(planted);

    expect(report.identical).toBe(0);
    expect(report.unlike[0]?.difference?.path).toMatch(/^outcome\[\d\]\.winners\[0\]/);
  });

  it('finds an outcome, a catalogue and a line that are not what was logged', async () => {
    const [first, second] = await logged();
    const outcome = first?.outcome.map((slot) => ({ ...slot, runnersUp: [], winners: [] }));
    const catalogue = { ...second?.catalogue, checksum: 'another' };
    const planted = [
      { ...first, outcome: [...(outcome ?? []), ...(outcome ?? [])] },
      { ...second, catalogue },
    ];
    const report = await replay([
      ...planted.map((each) => JSON.stringify(each)),
      '{"decisionId":1}',
    ]);

    expect(report).toMatchObject({ decisions: 3, identical: 0 });
    expect(report.unlike[1]?.difference?.path).toBe('catalogue.checksum');
    expect(report.unlike[2]?.reason).toContain('no logged decision');
  });

  it('keeps an old version that is still current, and says what is missing once one is gone', async () => {
    const old = `now() - interval '40 days'`;
    await database.sql.execute(`update placement.catalogue_log set changed_at = ${old}`);
    await new ForgetOldRecords(database.sql).tidy();
    // Not the last by the clock: each node corrects its own, and one made later may be some milliseconds behind.
    const { catalogue } = await aNode(1);
    const { checksum } = catalogue.status();
    const made = await logged();
    const onCurrent = made.filter((decision) => decision.catalogue.checksum === checksum);
    expect(onCurrent.length).toBeGreaterThan(0);
    const again = await replay(onCurrent.map((decision) => JSON.stringify(decision)));
    expect(again.identical).toBe(onCurrent.length);

    const [first] = made;
    const report = await replay([JSON.stringify(first)]);
    expect(report.unlike[0]?.reason).toMatch(/is not kept/);
  });
});

async function collected(texts: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const text of texts) all.push(text);
  return all;
}
