import { beforeAll, describe, expect, it } from '@jest/globals';
import { governancePersistence } from '@boon/governance';
import { aDatabase, eventually, usePostgres, type DatabaseForSpecs } from '@boon/platform/testing';
import { InProcessCounters, InProcessDeliveryCaps } from '@boon/service-support/testing';
import { SystemClock } from '@boon/shared-kernel';
import { exposureKey } from '../capping/cap-keys.js';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { Contender } from '../decision/domain/contender.js';
import { ForgetOldRecords } from '../housekeeping/forget-old-records.js';
import { OfferTokens } from '../delivery/offer-tokens.js';
import { placementPersistence } from '../placement.persistence.js';
import { aPlanItem, aSchemeItem, aSlot, aStockItem, uuidOf } from '../testing/catalogue-items.js';
import { SqlExposureRepository } from './infrastructure/sql-exposure.repository.js';
import { CountExposures } from './count-exposures.js';
import { KeepExposures } from './keep-exposures.js';
import { RebuildExposureCounters } from './rebuild-exposure-counters.js';
import { RecordExposures } from './record-exposures.js';

const OPTIONS = {
  claimTokenKeys: [{ kid: 'k1', secret: 'a-secret-of-more-than-32-bytes-for-specs' }],
};
const DECISION = '01990000-0009-7000-8000-000000000001';

describe('exposures', () => {
  usePostgres();
  const tokens = new OfferTokens(OPTIONS);
  const clock = new DecisionClock();
  let database: DatabaseForSpecs;
  let counters: InProcessCounters;
  let exposures: SqlExposureRepository;
  let record: RecordExposures;
  let deliveries: InProcessDeliveryCaps;

  beforeAll(async () => {
    database = await aDatabase(governancePersistence, placementPersistence);
    counters = new InProcessCounters(new SystemClock());
    exposures = new SqlExposureRepository(database.sql);
    const keep = new KeepExposures(exposures, database.outbox, database.unitOfWork);
    deliveries = new InProcessDeliveryCaps(new SystemClock());
    const count = new CountExposures(counters, deliveries);
    record = new RecordExposures(tokens, clock, keep, count);
  });

  const tokenFor = (userId: string, isClaimed = false): string => {
    const items = [aStockItem(1), aSchemeItem(1, [1]), aPlanItem(1, [1], ['home.popup'])];
    const [offer] = CatalogueSnapshot.build('1', items, [aSlot('home.popup')]).offersOf(
      'home.popup',
    );
    if (!offer) throw new Error('the plan offers nothing');
    const shown = tokens.of({ decisionId: DECISION, userId, now: clock.now() });
    const winner = new Contender(offer, null, 0, 0);
    return isClaimed ? shown.claimToken(winner, 'home').token : shown.exposureToken(winner);
  };
  const seenBy = async (userId: string): Promise<number | undefined> =>
    (await counters.read([exposureKey(userId, uuidOf('plan', 1), clock.now())]))[0];

  it('count once, however often the page says so', async () => {
    const token = tokenFor('ann');
    for (let time = 0; time < 3; time += 1) {
      const tokens = [token, tokenFor('ann', true)];
      expect(record.execute('ann', tokens)).toEqual({ accepted: 2, ignored: 0 });
    }
    await eventually(async () => expect(await seenBy('ann')).toBe(1));
    await record.onModuleDestroy();
    expect(await seenBy('ann')).toBe(1);
    const events = await database.sql.query(
      `select 1 as one from platform.outbox_event where type = 'placement.exposure-recorded.v1'`,
    );
    expect(events).toHaveLength(1);
  });

  it('count only for their own user, and only with a token of ours', () => {
    expect(record.execute('bob', [tokenFor('ann')])).toEqual({ accepted: 0, ignored: 1 });
    expect(record.execute('bob', [tokenFor('ann', true)])).toEqual({ accepted: 0, ignored: 1 });
    const forged = `${tokenFor('bob').slice(0, -2)}xx`;
    expect(record.execute('bob', [forged, 'nonsense'])).toEqual({ accepted: 0, ignored: 2 });
  });

  it('are forgotten after five weeks', async () => {
    const count = `select count(*)::int as rows from placement.exposure`;
    const [before] = await database.sql.query<{ rows: number }>(count);
    await database.sql.execute(
      `insert into placement.exposure
         (decided_at, decision_id, slot, stock_id, user_id, plan_id, scheme_id, exposed_at)
       select now() - make_interval(days => age), gen_random_uuid(), 'home.popup',
         gen_random_uuid(), 'old', gen_random_uuid(), gen_random_uuid(), now()
       from generate_series(36, 50, 7) as age`,
    );
    // One day has a partition of its own, which is dropped whole; the rows before it lie in the default one.
    expect(await new ForgetOldRecords(database.sql).tidy()).toBe(3);
    expect(await database.sql.query(count)).toEqual([before]);
  });

  it('are counted anew from the database when the counters are lost', async () => {
    await counters.replace([
      { key: exposureKey('ann', uuidOf('plan', 1), clock.now()), value: 0, expiresAt: null },
    ]);
    await new RebuildExposureCounters(exposures, counters, deliveries, clock).execute();
    expect(await seenBy('ann')).toBe(1);
  });
});
