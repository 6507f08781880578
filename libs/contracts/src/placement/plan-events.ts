import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, fen, id, instant } from '../fields.js';
import { lifecycleState } from '../lifecycle-state.js';
import { PLACEMENT_CATALOGUE_TOPIC, PLACEMENT_TOPIC } from './topics.js';

const interactionMode = z.enum(['display', 'auto-claim', 'one-click', 'lottery', 'task']);

const recallSource = z.enum([
  'platform-coupons',
  'merchant-vouchers',
  'subsidies',
  'hooks',
  'product-benefits',
  'personalised',
]);

/** What a shopper has to do while the plan runs, counted from its start. */
const task = z.discriminatedUnion('do', [
  /** Different products. */
  z.object({ do: z.literal('view-products'), count: z.int().min(1).max(20) }),
  z.object({ do: z.literal('add-to-cart'), count: z.int().min(1).max(20) }),
  /** One paid order of at least so much. */
  z.object({ do: z.literal('order-over'), amount: fen }),
]);

/** What a slot invites to. */
const hook = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lottery'), lotteryId: id }),
  /** All benefits of a scheme by one tap; `all`: every one or none, `available`: what can be had. */
  z.object({ kind: z.literal('one-click-claim'), pack: z.enum(['all', 'available']) }),
  /** Products to look at; those are shown on which the benefit saves something. */
  z.object({ kind: z.literal('recommendation'), skus: z.array(z.string().max(64)).min(1).max(60) }),
  /** The benefit can be claimed once the task is done. */
  z.object({ kind: z.literal('task'), task }),
]);

/** How often one user may be shown something; hard: never more, counting what was delivered. */
const capRule = z.object({
  on: z.enum(['benefit', 'scheme', 'plan', 'slot', 'channel', 'all']),
  period: z.enum(['day', 'month']),
  limit: z.int().min(1).max(10_000),
  isHard: z.boolean(),
});

const placementOfPlan = z.object({
  slot: z.string().max(80),
  mode: interactionMode,
  /** Higher wins when values are equal. */
  priority: z.int().min(0).max(1000),
  /** Confirmed exposures of one user per day after which the plan is not shown; null: no cap. */
  dailyCapPerUser: z.int().positive().nullable(),
  /** The modes `lottery` and `task` need theirs; packs go with `one-click`. */
  hook: hook.nullable().optional(),
});

/** State-carrying: the plan as every node's snapshot needs it. */
export const PlanChanged = defineEvent({
  type: 'placement.plan-changed.v1',
  topic: PLACEMENT_CATALOGUE_TOPIC,
  key: (payload) => payload.planId,
  schema: z.object({
    planId: id,
    version: z.int().positive(),
    state: lifecycleState,
    name: bilingual,
    startsAt: instant,
    endsAt: instant,
    schemeIds: z.array(id).min(1).max(50),
    placements: z.array(placementOfPlan).min(1).max(20),
    /** On the benefit, the scheme or the plan. */
    caps: z.array(capRule).max(10).optional(),
    /** Of one such group an answer shows at most one benefit. */
    exclusiveGroup: z.string().max(60).nullable().optional(),
  }),
  example: {
    planId: '01990000-0000-7000-8000-000000000004',
    version: 2,
    state: 'running',
    name: { zh: '首页弹窗', en: 'Home popup' },
    startsAt: '2026-11-01T00:00:00.000Z',
    endsAt: '2026-12-01T00:00:00.000Z',
    schemeIds: ['01990000-0000-7000-8000-000000000003'],
    placements: [{ slot: 'home.popup', mode: 'auto-claim', priority: 100, dailyCapPerUser: 3 }],
  },
});

/** An approved plan went live. */
export const PlanPublished = defineEvent({
  type: 'placement.plan-published.v1',
  topic: PLACEMENT_TOPIC,
  key: (payload) => payload.planId,
  schema: z.object({ planId: id, by: z.string().max(64), publishedAt: instant }),
  example: {
    planId: '01990000-0000-7000-8000-000000000004',
    by: 'op-lin',
    publishedAt: '2026-11-01T00:00:00.000Z',
  },
});

/** State-carrying: the settings of a slot. */
export const SlotChanged = defineEvent({
  type: 'placement.slot-changed.v1',
  topic: PLACEMENT_CATALOGUE_TOPIC,
  key: (payload) => payload.name,
  schema: z.object({
    name: z.string().max(80),
    channel: z.string().max(40),
    version: z.int().positive(),
    /** How many winners it shows. */
    capacity: z.int().min(1).max(60),
    /** True where an offer must apply to the product shown. */
    matchesProduct: z.boolean(),
    sources: z
      .array(
        z.object({
          source: recallSource,
          limit: z.int().min(1).max(5_000),
          budgetMs: z.int().min(1).max(1_000),
        }),
      )
      .min(1)
      .max(6),
    modes: z.array(interactionMode).min(1),
    /** Null: every kind of benefit. */
    kinds: z.array(z.string().max(40)).min(1).nullable(),
    /** On the slot, its channel or all channels. */
    caps: z.array(capRule).max(10),
    onePerMerchant: z.boolean(),
    fallback: bilingual.nullable(),
  }),
  example: {
    name: 'home.popup',
    channel: 'home',
    version: 2,
    capacity: 1,
    matchesProduct: false,
    sources: [{ source: 'platform-coupons', limit: 200, budgetMs: 20 }],
    modes: ['display', 'auto-claim', 'one-click'],
    kinds: null,
    caps: [{ on: 'slot', period: 'day', limit: 5, isHard: false }],
    onePerMerchant: false,
    fallback: { zh: '逛逛今日好物', en: "Have a look at today's picks" },
  },
});

/** State-carrying: the kill switch of the platform, a channel, a slot or a stock. */
export const SwitchChanged = defineEvent({
  type: 'placement.switch-changed.v1',
  topic: PLACEMENT_CATALOGUE_TOPIC,
  key: (payload) => payload.switchId,
  schema: z.object({
    /** `platform`, `channel:<name>`, `slot:<name>` or `stock:<id>`. */
    switchId: z.string().max(120),
    version: z.int().positive(),
    off: z.boolean(),
    reason: z.string().max(400),
    by: z.string().max(64),
  }),
  example: {
    switchId: 'slot:home.popup',
    version: 1,
    off: true,
    reason: 'price mistake',
    by: 'op-lin',
  },
});

export type InteractionMode = z.output<typeof interactionMode>;
export type HookOfPlan = z.output<typeof hook>;
export type TaskOfPlan = z.output<typeof task>;
export type CapOfPlan = z.output<typeof capRule>;
export type SlotChangedPayload = typeof SlotChanged.example;
export type PlanChangedPayload = typeof PlanChanged.example;
export type SwitchChangedPayload = typeof SwitchChanged.example;
