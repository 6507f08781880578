import type { PlanChangedPayload } from '@boon/contracts/placement';
import type { StockChangedPayload } from '@boon/contracts/prize-issuing';
import type { SchemeChangedPayload } from '@boon/contracts/solution';
import { asCondition } from './audience.js';
import { asTerms, worstCaseOf } from './benefit.js';
import { idOf, type BenchPlan } from './plans.js';

const DAY_MS = 86_400_000;

/** One row of the catalogue, as its owner would have told it. */
export interface ItemRow {
  readonly kind: 'stock' | 'scheme' | 'plan';
  readonly id: string;
  readonly body: StockChangedPayload | SchemeChangedPayload | PlanChangedPayload;
}

/** A plan as the three objects that an installation holds for it. */
export function itemsOf(plan: BenchPlan, now: number): ItemRow[] {
  const bodies = { stock: stockOf(plan, now), scheme: schemeOf(plan), plan: planBody(plan, now) };
  return (['stock', 'scheme', 'plan'] as const).map((kind) => ({
    kind,
    id: idOf(kind, plan.n),
    body: bodies[kind],
  }));
}

function stockOf(plan: BenchPlan, now: number): StockChangedPayload {
  const { n, perUser, benefit } = plan;
  const isMerchants = benefit.merchant !== null;
  return {
    stockId: idOf('stock', n),
    assetId: idOf('stock', n),
    version: 1,
    state: 'active',
    name: nameOf(plan),
    terms: asTerms(benefit),
    funding: { platform: isMerchants ? 0 : 10_000, merchantId: benefit.merchant },
    limits: { perUserTotal: perUser, perUserDay: null, perUserMonth: null },
    validity: { ...windowAround(now), daysAfterClaim: 7 },
    worstCasePerGrant: String(worstCaseOf(benefit)),
  } as StockChangedPayload;
}

function schemeOf(plan: BenchPlan): SchemeChangedPayload {
  return {
    schemeId: idOf('scheme', plan.n),
    version: 1,
    state: 'running',
    name: nameOf(plan),
    goal: plan.goal,
    audience: asCondition(plan.audience) as SchemeChangedPayload['audience'],
    stockIds: [idOf('stock', plan.n)],
  };
}

function planBody(plan: BenchPlan, now: number): PlanChangedPayload {
  const { slots, mode, priority, dailyCap: dailyCapPerUser } = plan;
  return {
    planId: idOf('plan', plan.n),
    version: 1,
    state: 'running',
    name: nameOf(plan),
    ...windowAround(now),
    schemeIds: [idOf('scheme', plan.n)],
    placements: slots.map((slot) => ({ slot, mode, priority, dailyCapPerUser })),
  };
}

/** What a shopper reads of it. */
export function nameOf({ n, benefit }: BenchPlan): { zh: string; en: string } {
  return { zh: `优惠 ${n} 号`, en: `Offer ${n}, ${benefit.kind}` };
}

/** From a day ago until in a month. */
export function windowAround(now: number): { startsAt: string; endsAt: string } {
  const at = (days: number) => new Date(now + days * DAY_MS).toISOString();
  return { startsAt: at(-1), endsAt: at(30) };
}
