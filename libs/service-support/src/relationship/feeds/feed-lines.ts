import type { Product } from '../domain/product.js';
import type { ProfileValue } from '../domain/user-state.js';
import type { LineReader } from './line-reader.js';

/** A user as the shop knows them; without attributes the ones on record stay. */
export interface FedUser {
  readonly userId: string;
  readonly attributes: Readonly<Record<string, ProfileValue>> | null;
}

/** A paid order. What was ordered stays with the shop. */
export interface FedOrder {
  readonly orderId: string;
  readonly userId: string;
  readonly paidAt: Date;
  readonly amountFen: string;
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

/** `{orderId, userId, paidAt, amountFen, lines?}`; the lines are not kept. */
export function orderLine(line: LineReader): FedOrder {
  line.only('orderId', 'userId', 'paidAt', 'amountFen', 'lines');
  return {
    orderId: line.id('orderId'),
    userId: line.id('userId'),
    paidAt: line.instant('paidAt'),
    amountFen: line.money('amountFen').toString(),
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

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 200 && !value.includes('\u0000');
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
