import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { placementPersistence } from '@boon/placement';
import { dataSourceOf, migrate, platformPersistence } from '@boon/platform/database';
import { serviceSupportPersistence } from '@boon/service-support';
import { RedisClient } from '@boon/platform/redis';
import { asRuleFacts } from './workload/audience.js';
import { asTerms } from './workload/benefit.js';
import { itemsOf, nameOf, windowAround } from './workload/catalogue-items.js';
import { idOf, type BenchPlan } from './workload/plans.js';
import { productAt, SHOP } from './workload/products.js';
import { naiveProfileKey } from './workload/redis-keys.js';
import { shopperAt, stageOf } from './workload/shoppers.js';

const ROWS_AT_ONCE = 5_000;

/** Makes the tables of the libs that deciding needs, with the catalogue, the products and the shoppers in them. */
export async function fillPlacement(
  url: string,
  plans: readonly BenchPlan[],
  sizes: { readonly shoppers: number; readonly products: number },
  now: number,
): Promise<void> {
  const persistence = [platformPersistence, serviceSupportPersistence, placementPersistence];
  await migrate(dataSourceOf({ url, persistence }));
  await fillCatalogue(url, plans, now);
  await fillShop(url, sizes, now);
}

/** Waits until a node has built all user states; answers how many. */
export async function userStatesBuilt(redis: RedisClient): Promise<number> {
  for (;;) {
    // While rows are being made this process may miss its connection's pings: it asks again.
    const users = await redis
      .run((connection) => connection.get('user-states:built'))
      .catch(() => null);
    if (users !== null) return Number(users);
    await sleep(100);
  }
}

/** Slots are configuration: the third one of the page is an operator's own. */
const SLOT_OF_THE_BENCH = `
  insert into placement.slot (name, channel, version, settings)
  select 'pdp.detail', channel, 1, settings from placement.slot where name = 'pdp.any'`;

/** Writes plans, with their schemes and stocks, as the rows that the catalogue's consumer would have written. */
async function fillCatalogue(url: string, plans: readonly BenchPlan[], now: number): Promise<void> {
  const insert = `insert into placement.catalogue_item (kind, id, version, body)
    select kind, id, 1, body from jsonb_to_recordset($1::jsonb)
      as fed (kind text, id text, body jsonb)
    on conflict do nothing`;
  await withDatabase(url, async (client) => {
    await client.query(SLOT_OF_THE_BENCH);
    for (const some of inParts(plans)) {
      await client.query(insert, [JSON.stringify(some.flatMap((plan) => itemsOf(plan, now)))]);
    }
  });
}

/** Writes the shop's products and so many shoppers. */
async function fillShop(
  url: string,
  { shoppers, products }: { readonly shoppers: number; readonly products: number },
  now: number,
): Promise<void> {
  await withDatabase(url, async (client) => {
    await client.query('set synchronous_commit = off');
    for (const some of inParts(Array.from({ length: products }, (_, n) => productAt(n)))) {
      await client.query(
        `insert into service_support.product
           (sku, spu, name_zh, name_en, category_path, brand, merchant_id, price_fen)
         select sku, sku, sku, sku, category, brand, merchant, price
         from jsonb_to_recordset($1::jsonb)
           as fed (sku text, category text, brand text, merchant text, price bigint)`,
        [JSON.stringify(some)],
      );
    }
    for (let first = 0; first < shoppers; first += ROWS_AT_ONCE) {
      const length = Math.min(ROWS_AT_ONCE, shoppers - first);
      const some = Array.from({ length }, (_, n) => shopperAt(first + n, now));
      const instants = (of: 'firstPaidAt' | 'lastPaidAt' | 'previousPaidAt') =>
        some.map((shopper) => {
          const at = shopper[of];
          return at === null ? null : new Date(at).toISOString();
        });
      await client.query(
        `insert into service_support.user_profile
           (user_id, segments, paid_orders, first_paid_at, last_paid_at, previous_paid_at)
         select user_id, segments::text[], paid_orders, first_paid_at, last_paid_at, previous_paid_at
         from unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[],
           $6::timestamptz[]) as fed (user_id, segments, paid_orders, first_paid_at, last_paid_at,
           previous_paid_at)`,
        [
          some.map(({ userId }) => userId),
          some.map((shopper) => `{${shopper.segments.join(',')}}`),
          some.map(({ paidOrders }) => paidOrders),
          ...[instants('firstPaidAt'), instants('lastPaidAt'), instants('previousPaidAt')],
        ],
      );
    }
    await client.query('analyze');
  });
}

/** The same plans and products as the naive reference keeps them. */
export async function fillNaive(
  url: string,
  plans: readonly BenchPlan[],
  now: number,
): Promise<void> {
  await withDatabase(url, async (client) => {
    for (const some of inParts(plans)) {
      const rows = some.map((plan) => naiveRow(plan, now));
      await client.query(
        `insert into naive.plan select * from jsonb_populate_recordset(null::naive.plan, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    const products = Array.from({ length: SHOP }, (_, n) => productAt(n));
    await client.query(
      `insert into naive.product
       select * from jsonb_populate_recordset(null::naive.product, $1::jsonb)`,
      [JSON.stringify(products)],
    );
    await client.query('analyze');
  });
}

/** The profiles of those shoppers who will ask the naive reference. */
export async function fillNaiveProfiles(
  redis: RedisClient,
  shoppers: number,
  now: number,
): Promise<void> {
  for (const some of inParts(Array.from({ length: shoppers }, (_, n) => shopperAt(n, now)))) {
    const pairs = some.map((shopper): [string, string] => {
      const { userId, segments, paidOrders, lastPaidAt } = shopper;
      const stage = stageOf(shopper, now);
      return [naiveProfileKey(userId), JSON.stringify({ stage, segments, paidOrders, lastPaidAt })];
    });
    await redis.run((connection) => connection.mSet(pairs));
  }
}

function naiveRow(plan: BenchPlan, now: number): object {
  const { slots, priority, mode, goal, dailyCap, perUser, benefit } = plan;
  const { startsAt, endsAt } = windowAround(now);
  const ids = {
    ...{ id: idOf('plan', plan.n), stock_id: idOf('stock', plan.n) },
    ...{ scheme_id: idOf('scheme', plan.n), state: 'running' },
  };
  const caps = { daily_cap: dailyCap, per_user: perUser };
  const content = { name: nameOf(plan), terms: asTerms(benefit), benefit };
  const conditions = asRuleFacts(plan.audience);
  const window = { starts_at: startsAt, ends_at: endsAt };
  return { ...ids, slots, priority, mode, goal, ...caps, ...content, conditions, ...window };
}

async function withDatabase(url: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) yield all.slice(at, at + ROWS_AT_ONCE);
}
