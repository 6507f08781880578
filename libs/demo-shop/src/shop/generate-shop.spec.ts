import { describe, expect, it } from '@jest/globals';
import { generateShop } from './generate-shop.js';
import type { PastOrder, Stage } from './shop.js';

const NOW = new Date('2026-11-11T04:00:00.000Z');
const DAY_MS = 86_400_000;
const shop = generateShop(7, NOW);

describe('the generated shop', () => {
  it('is the same for the same seed and instant, and another for another seed', () => {
    expect(generateShop(7, NOW)).toEqual(shop);
    expect(generateShop(8, NOW).products).not.toEqual(shop.products);
  });

  it('keeps everything but the dates when it is made on a later day', () => {
    const later = generateShop(7, new Date(NOW.getTime() + 40 * DAY_MS));
    const withoutDates = (order: PastOrder) => ({ ...order, paidAt: '' });
    expect(later.products).toEqual(shop.products);
    expect(later.orders.map(withoutDates)).toEqual(shop.orders.map(withoutDates));
    expect(later.mostPopularSpu).toBe(shop.mostPopularSpu);
  });

  it('sells about 400 products in eight departments, each once, from 10 to 20 sellers', () => {
    const { products, merchants, categories } = shop;
    expect(products.length).toBeGreaterThan(380);
    expect(products.length).toBeLessThan(420);
    expect(new Set(products.map((product) => product.sku)).size).toBe(products.length);
    expect(new Set(products.map((product) => product.spu)).size).toBe(products.length);
    expect(new Set(products.map((each) => each.categoryPath.split('/')[0])).size).toBe(8);
    const sellers = new Set(products.map((product) => product.merchantId));
    expect(sellers).toEqual(new Set(merchants.map((merchant) => merchant.merchantId)));
    expect(sellers.size).toBeGreaterThanOrEqual(10);
    expect(sellers.size).toBeLessThanOrEqual(20);
    const paths = new Set(categories.map((category) => category.path));
    expect(products.every((product) => paths.has(product.categoryPath))).toBe(true);
  });

  it('names everything in both languages and asks prices that such goods cost', () => {
    for (const { name, priceFen, categoryPath } of shop.products) {
      expect(name.zh).toMatch(/\p{Script=Han}/u);
      expect(name.en).toMatch(/^[\x20-\x7e]+$/);
      expect(priceFen).toMatch(/^[1-9]\d*$/);
      const isPhone = categoryPath === 'electronics/phones/smartphones';
      expect(Number(priceFen)).toBeGreaterThan(isPhone ? 900_00 : 8_00);
      expect(Number(priceFen)).toBeLessThan(isPhone ? 8_000_00 : 2_500_00);
    }
  });

  it('has twelve shoppers in each lifecycle stage, and their orders say so', () => {
    const stages: Stage[] = ['new', 'active', 'at-risk', 'dormant', 'returned'];
    for (const stage of stages) {
      const users = shop.users.filter((user) => user.stage === stage);
      expect(users).toHaveLength(12);
      for (const { userId } of users) expect(stageOf(ordersOf(userId))).toBe(stage);
    }
    expect(shop.users.map((user) => user.userId)).toContain('ann-new');
  });

  it('puts only its own shoppers and products in orders and segments', () => {
    const users = new Set(shop.users.map((user) => user.userId));
    const skus = new Set(shop.products.map((product) => product.sku));
    expect(shop.orders.every((order) => users.has(order.userId))).toBe(true);
    const lines = shop.orders.flatMap((order) => order.lines);
    expect(lines.every((line) => skus.has(line.sku))).toBe(true);
    expect(shop.segments.every((member) => users.has(member.userId))).toBe(true);
    expect(new Set(shop.segments.map((member) => member.segment))).toEqual(
      new Set(['vip', 'beauty-fans']),
    );
    expect(shop.products.map((product) => product.spu)).toContain(shop.mostPopularSpu);
  });
});

function ordersOf(userId: string): PastOrder[] {
  return shop.orders.filter((order) => order.userId === userId);
}

/** The rule of the lifecycle stages, written once more and apart from the generator. */
function stageOf(orders: readonly PastOrder[]): Stage {
  const daysAgo = orders.map((order) => (NOW.getTime() - Date.parse(order.paidAt)) / DAY_MS);
  const [last, previous] = daysAgo.sort((a, b) => a - b);
  if (last === undefined) return 'new';
  if (last > 90) return 'dormant';
  if (last > 30) return 'at-risk';
  return previous !== undefined && previous - last >= 90 ? 'returned' : 'active';
}
