import { someAudience, type Question } from './audience.js';
import { newBenefit, someBenefit, type BenchBenefit } from './benefit.js';
import { below, pick, sourceOf } from './random.js';

/** A running plan with its scheme and its stock, in words that every side can be told. */
export interface BenchPlan {
  readonly n: number;
  /** One or two. */
  readonly slots: readonly string[];
  readonly priority: number;
  readonly mode: 'display' | 'one-click';
  readonly goal: 'acquire' | 'convert' | 'retain' | 'reactivate';
  readonly dailyCap: number | null;
  readonly perUser: number | null;
  readonly audience: readonly Question[];
  readonly benefit: BenchBenefit;
}

/** Three slots of one product page; most plans run in one of them. */
export const SLOTS = ['pdp.internal', 'pdp.any', 'pdp.detail'] as const;

/** Plans from this number on are those of merchants who joined later, for the goods that they brought. */
const FIRST = 10_000;
const KIND = 3;
const GOALS = ['acquire', 'convert', 'retain', 'reactivate'] as const;

/** What the plans beyond the first ones are about: goods that joining merchants bring, or the same shop's. */
export type Growth = 'marketplace' | 'one-shop';

/** The nth plan. */
export function planAt(n: number, now: number, growth: Growth = 'marketplace'): BenchPlan {
  const random = sourceOf(KIND, n);
  return {
    n,
    slots: pick(random, SLOTS, random() < 0.8 ? 1 : 2),
    priority: below(random, 1_001),
    mode: random() < 0.25 ? 'display' : 'one-click',
    goal: GOALS[below(random, GOALS.length)] ?? 'convert',
    dailyCap: random() < 0.6 ? 1 + below(random, 5) : null,
    perUser: random() < 0.6 ? 1 + below(random, 2) : null,
    audience: someAudience(random, now),
    benefit: n < FIRST || growth === 'one-shop' ? someBenefit(random) : newBenefit(random),
  };
}

/** Ids that look like an installation's. */
export function idOf(kind: 'stock' | 'scheme' | 'plan', n: number): string {
  const group = { stock: '0001', scheme: '0002', plan: '0003' }[kind];
  return `01990000-${group}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
