import { Money } from '@boon/shared-kernel';
import type { ProductLine } from '../feeds/feed-lines.js';
import type { Choices } from './random.js';
import type { PastOrder, Persona, Stage } from './shop.js';

const DAY_MS = 86_400_000;

/** Days ago of each order, oldest first, such that the stage holds with days to spare. */
const ORDER_DAYS: Readonly<Record<Stage, (choices: Choices) => number[]>> = {
  new: () => [],
  active: (choices) => trail(choices, choices.between(2, 6), choices.between(1, 15)),
  'at-risk': (choices) => trail(choices, choices.between(1, 4), choices.between(40, 75)),
  dormant: (choices) => trail(choices, choices.between(1, 3), choices.between(100, 260)),
  returned: (choices) => [choices.between(140, 260), choices.between(1, 12)],
};

/** The past orders of every persona; popular goods are bought far more often than the rest. */
export function shopOrders(
  choices: Choices,
  users: readonly Persona[],
  products: readonly ProductLine[],
  now: Date,
): PastOrder[] {
  const byPopularity = shuffled(choices, products);
  return users.flatMap((user) =>
    ORDER_DAYS[user.stage](choices).map((daysAgo, index) => {
      const paidAt = new Date(now.getTime() - daysAgo * DAY_MS - choices.between(0, DAY_MS / 2));
      const bought = basket(choices, byPopularity);
      return {
        orderId: `o-${user.userId}-${index + 1}`,
        userId: user.userId,
        paidAt: paidAt.toISOString(),
        amountFen: amountOf(bought),
        lines: bought.map(({ product, quantity }) => ({ sku: product.sku, quantity })),
      };
    }),
  );
}

interface Bought {
  readonly product: ProductLine;
  readonly quantity: number;
}

function basket(choices: Choices, byPopularity: readonly ProductLine[]): Bought[] {
  const skus = new Map<string, Bought>();
  for (let line = choices.between(1, 4); line > 0; line -= 1) {
    const rank = Math.floor(byPopularity.length * choices.fraction() ** 4);
    const product = byPopularity[rank] as ProductLine;
    skus.set(product.sku, { product, quantity: choices.of([1, 1, 1, 2]) });
  }
  return [...skus.values()];
}

function amountOf(bought: readonly Bought[]): string {
  return Money.sum(
    bought.map(({ product, quantity }) => Money.parse(product.priceFen).times(quantity)),
  ).toString();
}

function trail(choices: Choices, count: number, lastDaysAgo: number): number[] {
  const days = [lastDaysAgo];
  while (days.length < count) days.unshift((days[0] ?? 0) + choices.between(7, 45));
  return days;
}

function shuffled<T>(choices: Choices, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: choices.fraction() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
