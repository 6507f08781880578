import { parseTerms, type bestPrice, type PricingPolicy } from '@boon/benefit-terms';
import { BasisPoints, ensure, Money } from '@boon/shared-kernel';
import { seeded } from '../measure/seeded.js';

/** Lines and grants as the search for the best price takes them. */
export type Lines = Parameters<typeof bestPrice>[0];
export type Grants = Parameters<typeof bestPrice>[1];

/** An order and the wallet that it is paid with. */
export interface Cart {
  readonly lines: Lines;
  readonly grants: Grants;
}

export const MODES: readonly PricingPolicy['mode'][] = ['parallel', 'progressive'];

const CATEGORIES = ['food/tea', 'food/rice', 'toys/wood', 'home/kitchen'];
const MERCHANTS = ['m-1', 'm-2', 'm-3'];
const DAY_MS = 86_400_000;
const FIRST_EXPIRY = Date.UTC(2026, 11, 1);

class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  oneOf<T>(values: readonly T[]): T {
    const value = values[this.whole(0, values.length - 1)];
    ensure(value !== undefined, 'there is something to choose from');
    return value;
  }

  happens(share: number): boolean {
    return this.next() < share;
  }
}

/** Small enough to try every set of grants: up to 5 lines and 8 grants, ties and free lines among them. */
export function smallCart(seed: number): Cart {
  const dice = new Dice(seed);
  const lines = linesOf(dice, dice.whole(1, 5), { most: 3_000, quantity: 3 });
  const count = dice.whole(0, 8);
  const grants = Array.from({ length: count }, (_, n) =>
    grantOf(dice, n, dice.whole(0, 5), { most: 2_500, threshold: 5_000 }),
  );
  return { lines, grants };
}

/** The wallet of a collector: 60 grants over the five groups, 20 lines. */
export function largeCart(seed: number): Cart {
  const dice = new Dice(seed);
  const lines = linesOf(dice, 20, { most: 50_000, quantity: 3 });
  const grants = Array.from({ length: 60 }, (_, n) =>
    grantOf(dice, n, groupAt(n, dice), { most: 15_000, threshold: 120_000 }),
  );
  return { lines, grants };
}

/** Twelve grants of each group; full reductions and categories share theirs. */
function groupAt(n: number, dice: Dice): number {
  const group = n % 5;
  return group === 0 && dice.happens(0.5) ? 5 : group;
}

function linesOf(dice: Dice, count: number, of: { most: number; quantity: number }): Lines {
  return Array.from({ length: count }, (_, n) => ({
    lineId: `${n}`,
    sku: `sku-${n}`,
    spu: `spu-${n}`,
    category: dice.oneOf(CATEGORIES),
    brand: null,
    merchant: dice.oneOf(MERCHANTS),
    quantity: dice.whole(1, of.quantity),
    unitPrice: Money.ofFen(dice.whole(0, of.most)),
  }));
}

interface Sizes {
  readonly most: number;
  readonly threshold: number;
}

/** Round amounts meet each other often, odd ones never: ties and rounding both come up. */
function fen(dice: Dice, most: number): string {
  return dice.happens(0.5) ? `${dice.whole(1, most)}` : `${dice.whole(1, most / 100) * 100}`;
}

function reduction(dice: Dice, { most }: Sizes): object {
  if (dice.happens(0.5)) return { amount: fen(dice, most) };
  return { percent: dice.whole(1, 5_000), cap: fen(dice, most) };
}

function wireOf(dice: Dice, kind: number, sizes: Sizes): object {
  const off = reduction(dice, sizes);
  const least = fen(dice, sizes.threshold);
  const skus = [`sku-${dice.whole(0, 19)}`, `sku-${dice.whole(0, 4)}`];
  const wires = [
    { kind: 'full-reduction', ...off, threshold: least },
    { kind: 'no-threshold', amount: fen(dice, sizes.most) },
    { kind: 'product', ...off, scope: { skus } },
    { kind: 'voucher', ...off, threshold: least, merchantId: dice.oneOf(MERCHANTS) },
    { kind: 'subsidy', amount: fen(dice, sizes.most) },
    { kind: 'category', ...off, threshold: least, scope: { categories: [dice.oneOf(CATEGORIES)] } },
  ];
  const wire = wires[kind] ?? {};
  if (kind === 4) return wire;
  const basis = dice.happens(0.2) ? { basis: dice.oneOf(['list', 'running']) } : {};
  return { ...wire, ...basis, ...(dice.happens(0.04) ? { exclusive: true } : {}) };
}

function grantOf(dice: Dice, n: number, kind: number, sizes: Sizes): Grants[number] {
  const parsed = parseTerms(wireOf(dice, kind, sizes));
  ensure(parsed.ok, 'a cart holds grants of sound terms');
  return {
    grantId: `g-${String(n).padStart(2, '0')}`,
    terms: parsed.terms,
    funding: { platform: BasisPoints.of(dice.whole(0, 10_000)), merchantId: 'm-1' },
    expiresAt: new Date(FIRST_EXPIRY + dice.whole(0, 3) * DAY_MS),
    atMost: dice.happens(0.1) ? Money.ofFen(dice.whole(0, 600)) : null,
  };
}
