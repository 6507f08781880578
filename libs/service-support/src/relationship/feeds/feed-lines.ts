import type { Product } from '../domain/product.js';
import type { ProfileValue } from '../domain/user-state.js';
import { isId, type LineReader } from './line-reader.js';

/** A user as the shop knows them; without attributes the ones on record stay. */
export interface FedUser {
  readonly userId: string;
  readonly attributes: Readonly<Record<string, ProfileValue>> | null;
}

/** A paid order. Of what was ordered only the merchants are kept. */
export interface FedOrder {
  readonly orderId: string;
  readonly userId: string;
  readonly paidAt: Date;
  readonly amountFen: string;
  /** The SKUs of its lines; unknown ones tell nothing. */
  readonly skus: readonly string[];
  /** When all of it was returned: it no longer counts as an order. */
  readonly returnedAt: Date | null;
}

/** What a user may do that is told. */
export const BEHAVIOURS = ['view', 'add-to-cart', 'follow', 'unfollow', 'join', 'leave'] as const;

/** What a user did: looked at a product, put one into the cart, followed a merchant or stopped, became a member or left. */
export interface FedBehaviour {
  readonly userId: string;
  readonly kind: (typeof BEHAVIOURS)[number];
  readonly at: Date;
  /** Of `follow`, `unfollow`, `join` and `leave`; else null. */
  readonly merchantId: string | null;
  /** Of `view` and `add-to-cart`; else null. */
  readonly sku: string | null;
}

/** A user enters or leaves a segment. */
export interface FedMembership {
  readonly segment: string;
  readonly userId: string;
  readonly member: boolean;
}

const CATEGORY_PATH = /^[^/\p{C}]{1,80}(\/[^/\p{C}]{1,80}){0,7}$/u;
const ATTRIBUTE_NAME = /^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/;
const MOST_ATTRIBUTES = 50;
const MOST_ORDER_LINES = 500;

/** `{sku, spu, name: {zh, en}, categoryPath, brand, merchantId, priceFen, estimated?}`. */
export function productLine(line: LineReader): Product {
  line.only('sku', 'spu', 'name', 'categoryPath', 'brand', 'merchantId', 'priceFen', 'estimated');
  const name = line.object('name');
  name.only('zh', 'en');
  return {
    sku: line.id('sku'),
    spu: line.id('spu'),
    name: { zh: name.text('zh', 200), en: name.text('en', 200) },
    categoryPath: line.value('categoryPath', (value) =>
      typeof value === 'string' && CATEGORY_PATH.test(value) ? value : undefined,
    ),
    brand: line.text('brand', 80),
    merchantId: line.id('merchantId'),
    price: line.money('priceFen'),
    isEstimated: line.has('estimated') && line.truth('estimated'),
  };
}

/** `{userId, attributes?: {name: text | number | boolean | [text]}}`. */
export function userLine(line: LineReader): FedUser {
  line.only('userId', 'attributes');
  const userId = line.id('userId');
  if (!line.has('attributes')) return { userId, attributes: null };
  const fed = line.object('attributes');
  const attributes = fed.entries().map(([name]) => [name, attribute(fed, name)] as const);
  if (attributes.length > MOST_ATTRIBUTES) line.value('attributes', () => undefined);
  return { userId, attributes: Object.fromEntries(attributes) };
}

/** `{orderId, userId, paidAt, amountFen, lines?: [{sku, ...}], returnedAt?}`; of lines only the SKU is read. */
export function orderLine(line: LineReader): FedOrder {
  line.only('orderId', 'userId', 'paidAt', 'amountFen', 'lines', 'returnedAt');
  return {
    orderId: line.id('orderId'),
    userId: line.id('userId'),
    paidAt: line.instant('paidAt'),
    amountFen: line.money('amountFen').toString(),
    skus: line.has('lines') ? line.value('lines', skusOf) : [],
    returnedAt: line.has('returnedAt') ? line.instant('returnedAt') : null,
  };
}

/** `{userId, kind, at, merchantId}`, of a view and of `add-to-cart` `{userId, kind, at, sku}`. */
export function behaviourLine(line: LineReader): FedBehaviour {
  line.only('userId', 'kind', 'at', 'merchantId', 'sku');
  const kind = line.value('kind', (value) => BEHAVIOURS.find((each) => each === value));
  const isOfProduct = kind === 'view' || kind === 'add-to-cart';
  return {
    userId: line.id('userId'),
    kind,
    at: line.instant('at'),
    merchantId: isOfProduct ? null : line.id('merchantId'),
    sku: isOfProduct ? line.id('sku') : null,
  };
}

/** `{segment, userId, member}`. */
export function segmentLine(line: LineReader): FedMembership {
  line.only('segment', 'userId', 'member');
  return { segment: line.id('segment'), userId: line.id('userId'), member: line.truth('member') };
}

function attribute(fed: LineReader, name: string): ProfileValue {
  return fed.value(name, (value) => {
    if (!ATTRIBUTE_NAME.test(name)) return undefined;
    if (Array.isArray(value)) return value.length <= 100 && value.every(isText) ? value : undefined;
    return isText(value) || isNumber(value) || typeof value === 'boolean' ? value : undefined;
  });
}

function skusOf(lines: unknown): string[] | undefined {
  if (!Array.isArray(lines) || lines.length > MOST_ORDER_LINES) return undefined;
  const skus = lines.map((each: unknown) => (each as { sku?: unknown } | null)?.sku);
  return skus.every(isId) ? [...new Set(skus)] : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200 && !value.includes('\u0000');
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
