import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import type { Product } from '../domain/product.js';
import type { FedBehaviour, FedMembership, FedOrder, FedUser } from '../feeds/feed-lines.js';
import { ShopRecords } from '../feeds/shop-records.js';
import { FORGET_OLD_DEEDS, PUT_DEEDS, RECKON_DEEDS } from './deed-statements.js';
import {
  ADD_USERS,
  DIFFERING_ORDERS,
  FORGET_OLD_VIEWS,
  JOIN_SEGMENTS,
  LEAVE_SEGMENTS,
  LOCK_USERS,
  PUT_LINKS,
  PUT_ORDERS,
  PUT_VIEWS,
  RECKON_LINKS,
  RECKON_ORDER_FACTS,
  UPSERT_PRODUCTS,
  UPSERT_USERS,
} from './shop-statements.js';

/** `ShopRecords` in PostgreSQL; rows are touched in the order of their keys, so that feeds do not deadlock. */
@Injectable()
export class SqlShopRecords extends ShopRecords {
  constructor(private readonly sql: Sql) {
    super();
  }

  async putProducts(products: readonly Product[]): Promise<void> {
    const rows = products.map((product) => ({
      sku: product.sku,
      spu: product.spu,
      name_zh: product.name.zh,
      name_en: product.name.en,
      category_path: product.categoryPath,
      brand: product.brand,
      merchant_id: product.merchantId,
      price_fen: product.price.toString(),
      is_estimated: product.isEstimated,
    }));
    await this.sql.execute(UPSERT_PRODUCTS, [JSON.stringify(rows)]);
  }

  async putUsers(users: readonly FedUser[]): Promise<void> {
    await this.sql.execute(ADD_USERS, [users.map(({ userId }) => userId)]);
    const rows = users
      .filter(({ attributes }) => attributes !== null)
      .map(({ userId, attributes }) => ({ user_id: userId, attributes }));
    await this.sql.execute(UPSERT_USERS, [JSON.stringify(rows)]);
  }

  async putOrders(orders: readonly FedOrder[]): Promise<readonly string[]> {
    const userIds = [...new Set(orders.map(({ userId }) => userId))];
    const rows = JSON.stringify(
      orders.map(({ orderId, userId, paidAt, amountFen, skus, returnedAt }) => ({
        order_id: orderId,
        user_id: userId,
        paid_at: paidAt.toISOString(),
        amount_fen: amountFen,
        skus,
        returned_at: returnedAt?.toISOString() ?? null,
      })),
    );
    // The users' rows are locked first: of two feeds the second reckons with the first one's orders.
    await this.sql.execute(LOCK_USERS, [userIds]);
    await this.sql.execute(PUT_ORDERS, [rows]);
    await this.sql.execute(RECKON_ORDER_FACTS, [userIds]);
    await this.sql.execute(RECKON_DEEDS, [userIds]);
    const differing = await this.sql.query<{ order_id: string }>(DIFFERING_ORDERS, [rows]);
    return differing.map(({ order_id }) => order_id);
  }

  async putMemberships(memberships: readonly FedMembership[]): Promise<void> {
    const rows = JSON.stringify(
      memberships.map(({ userId, segment, member }) => ({ user_id: userId, segment, member })),
    );
    await this.sql.execute(JOIN_SEGMENTS, [rows]);
    await this.sql.execute(LEAVE_SEGMENTS, [rows]);
  }

  async putBehaviours(behaviours: readonly FedBehaviour[]): Promise<void> {
    const userIds = [...new Set(behaviours.map(({ userId }) => userId))];
    const rows = JSON.stringify(behaviours.map(behaviourRow));
    await this.sql.execute(LOCK_USERS, [userIds]);
    await this.sql.execute(PUT_LINKS, [rows]);
    await this.sql.execute(PUT_VIEWS, [rows]);
    await this.sql.execute(FORGET_OLD_VIEWS, [userIds]);
    await this.sql.execute(RECKON_LINKS, [rows, userIds]);
    await this.sql.execute(PUT_DEEDS, [rows]);
    await this.sql.execute(FORGET_OLD_DEEDS, [userIds]);
    await this.sql.execute(RECKON_DEEDS, [userIds]);
  }
}

const DEEDS: Readonly<Partial<Record<FedBehaviour['kind'], string>>> = {
  view: 'view',
  'add-to-cart': 'cart',
};

const LINKS: Readonly<Partial<Record<FedBehaviour['kind'], readonly [string, boolean]>>> = {
  follow: ['follower', true],
  unfollow: ['follower', false],
  join: ['member', true],
  leave: ['member', false],
};

function behaviourRow({ userId, kind, at, merchantId, sku }: FedBehaviour, place: number): object {
  const [link = null, tied = null] = LINKS[kind] ?? [];
  const deed = DEEDS[kind] ?? null;
  const what = { merchant_id: merchantId, sku, deed, link, tied };
  return { user_id: userId, ...what, at: at.toISOString(), place };
}
