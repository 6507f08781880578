import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BehaviourRecorded,
  OrderPaid,
  OrderReturned,
  ProductChanged,
  UserChanged,
} from '@boon/contracts/service-support';
import { actsOn, aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { serviceSupportPersistence } from '../../service-support.persistence.js';
import { ShopEventsConsumer } from '../consumers/shop-events.consumer.js';
import { DEFAULT_STAGE_BORDERS } from '../domain/lifecycle-stage.js';
import { TakeFeed } from '../feeds/take-feed.js';
import { InProcessUserStates } from '../infrastructure/in-process-user-states.js';
import { SqlShopRecords } from '../infrastructure/sql-shop-records.js';
import { UserProfiles } from '../infrastructure/user-profiles.js';
import { ChangeSegments } from './change-segments.js';
import { PolledSegments } from './infrastructure/polled-segments.js';
import { SqlSegmentMembers } from './infrastructure/sql-segment-members.js';
import { SqlSegmentRepository } from './infrastructure/sql-segment.repository.js';

const NOW = new Date('2026-11-12T00:00:00Z');
const NAME = { zh: '护肤爱好者', en: 'Skincare lovers' };
const LOOKS_AT_SKINCARE = {
  ...{ op: 'intersects', attribute: 'user.viewedCategories' },
  values: ['beauty/skincare/masks'],
};

usePostgres();
let database: DatabaseForSpecs;
let segments: ChangeSegments;
let live: PolledSegments;
let states: InProcessUserStates;
let shop: ShopEventsConsumer;

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence);
}, 60_000);

beforeEach(async () => {
  const { sql, audit, unitOfWork } = database;
  await sql.execute(
    `truncate service_support.segment_rule, service_support.segment_rule_log,
       service_support.product, service_support.user_profile, service_support.order_fact,
       service_support.user_merchant, service_support.user_view`,
  );
  segments = new ChangeSegments(new SqlSegmentRepository(sql), audit, unitOfWork);
  live = new PolledSegments(sql);
  states = new InProcessUserStates(new UserProfiles(sql), DEFAULT_STAGE_BORDERS, live);
  shop = new ShopEventsConsumer(new TakeFeed(new SqlShopRecords(sql), unitOfWork, states));
});

async function segmentsOf(userId: string, now = NOW): Promise<readonly string[]> {
  await live.follow();
  return (await states.read(userId, now)).segments;
}

function put(code: string, condition: Record<string, unknown>, by = 'olga') {
  return segments.put({ code, name: NAME, condition, by });
}

describe('segments that a rule decides', () => {
  it('hold as soon as the shop tells what they ask for, beside those of static lists', async () => {
    await put('skincare', LOOKS_AT_SKINCARE);
    await database.sql.execute(
      `insert into service_support.user_profile (user_id, segments) values ('u-1001', '{vip}')`,
    );
    await states.rebuild();
    expect(await segmentsOf('u-1001')).toEqual(['vip']);

    await shop.product(ProductChanged.example);
    await shop.behaviour(BehaviourRecorded.example);
    expect(await segmentsOf('u-1001')).toEqual(['skincare', 'vip']);
  });

  it('follow the clock: nobody has to tell that a customer has become a lost one', async () => {
    await put('lost', { op: 'in', attribute: 'user.stage', values: ['dormant'] });
    await shop.paid(OrderPaid.example);
    expect(await segmentsOf('u-1001')).toEqual([]);
    expect(await segmentsOf('u-1001', new Date('2027-03-12T00:00:00Z'))).toEqual(['lost']);
  });

  it('are edited and removed on every node, and each version is on record', async () => {
    await put('everyone', { op: 'exists', attribute: 'user.stage' });
    expect(await segmentsOf('nobody-yet')).toEqual(['everyone']);
    await put('everyone', { op: 'exists', attribute: 'user.lastSeenAt' }, 'otto');
    expect(await segmentsOf('nobody-yet')).toEqual([]);
    expect(await segments.remove('everyone', 'olga')).toBe(true);
    expect(await segments.remove('everyone', 'olga')).toBe(false);
    const again = await put('everyone', { op: 'exists', attribute: 'user.stage' });
    expect(again).toMatchObject({ ok: true, segment: { version: 4 } });

    const log = await database.sql.query(
      'select version, by, condition is null as gone from service_support.segment_rule_log order by id',
    );
    expect(log).toEqual([
      { version: 1, by: 'olga', gone: false },
      { version: 2, by: 'otto', gone: false },
      { version: 3, by: 'olga', gone: true },
      { version: 4, by: 'olga', gone: false },
    ]);
    const acts = await actsOn(database.sql, 'segment:everyone');
    expect(acts.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      ...['olga segment.put', 'otto segment.put', 'olga segment.remove', 'olga segment.put'],
    ]);
    expect(acts[1]).toMatchObject({ before: { version: 1 }, after: { version: 2, name: NAME } });
    expect(acts.slice(2)).toMatchObject([{ after: null }, { before: null }]);
  });

  it('make no new version when nothing differs', async () => {
    await put('skincare', LOOKS_AT_SKINCARE);
    expect(await put('skincare', LOOKS_AT_SKINCARE, 'otto')).toMatchObject({
      segment: { version: 1, by: 'olga' },
    });
  });

  it('are refused with the place of the fault', async () => {
    const condition = {
      op: 'and',
      conditions: [LOOKS_AT_SKINCARE, { op: 'lt', attribute: 'user.stage', value: 3 }],
    };
    expect(await put('odd', condition)).toMatchObject({
      ok: false,
      code: 'segment.condition-invalid',
      details: { path: expect.stringMatching(/^condition\.conditions\[1\]/) },
    });
    expect(await segments.all()).toEqual([]);
  });
});

describe('who belongs to a segment', () => {
  async function membersOf(code: string, at = NOW): Promise<string[] | null> {
    const { sql } = database;
    const all = new SqlSegmentMembers(sql, new UserProfiles(sql), {});
    const segment = await all.asOf(code, at);
    if (segment === null) return null;
    await segments.remove(code, 'otto');
    const found: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { userIds, read, last } = await all.page(segment, after, 2);
      expect(read).toBeLessThanOrEqual(2);
      found.push(...userIds);
      after = last;
    }
    return found;
  }

  it('is told page by page, by rule or list, as it was when it was asked for', async () => {
    await database.sql.execute(
      `insert into service_support.user_profile (user_id, segments, last_paid_at, paid_orders)
       values ('u1', '{vip}', null, 0), ('u2', '{}', '2026-11-01', 1), ('u3', '{lost}', null, 0),
         ('u4', '{}', '2026-06-01', 1), ('u5', '{vip}', '2026-11-01', 1)`,
    );
    const lost = { op: 'in', attribute: 'user.stage', values: ['dormant'] };
    await put('lost', lost);
    expect(await membersOf('vip')).toEqual(['u1', 'u5']);
    expect(await membersOf('lost')).toEqual(['u3', 'u4']);
    await put('lost', lost);
    expect(await membersOf('lost', new Date('2027-03-12T00:00:00Z'))).toEqual([
      ...['u2', 'u3', 'u4', 'u5'],
    ]);
    expect(await membersOf('none')).toBeNull();
    await put('skincare', LOOKS_AT_SKINCARE);
    expect(await membersOf('skincare')).toEqual([]);
  });
});

describe('what the shop tells on the bus', () => {
  it('is taken over as from its feeds, and again without effect', async () => {
    await shop.product(ProductChanged.example);
    await shop.user(UserChanged.example);
    for (let times = 0; times < 2; times += 1) await shop.paid(OrderPaid.example);
    expect(await states.read('u-1001', NOW)).toMatchObject({
      ...{ attributes: { city: 'Chengdu' }, paidOrders: 1, boughtMerchants: ['m-7'] },
    });

    await shop.returned(OrderReturned.example);
    expect(await states.read('u-1001', NOW)).toMatchObject({ paidOrders: 0, boughtMerchants: [] });
  });

  it('fails where it cannot be taken, so that it ends in the dead letters with its cause', async () => {
    await shop.paid(OrderPaid.example);
    await expect(shop.paid({ ...OrderPaid.example, amountFen: '1' })).rejects.toThrow(
      'order.differs orderId',
    );
    const { sku: _, ...follow } = { ...BehaviourRecorded.example, kind: 'follow' };
    await expect(shop.behaviour(follow)).rejects.toThrow('field.missing merchantId');
  });
});
