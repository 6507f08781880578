import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, fen, funding, id, instant, terms } from '../fields.js';
import { PRIZE_ISSUING_CATALOGUE_TOPIC, PRIZE_ISSUING_TOPIC } from './topics.js';

const limit = z.int().positive().nullable();

/** Caps of a stock; what is left out, as in older events, is not limited. */
const limits = z.object({
  perUserTotal: limit,
  perUserDay: limit,
  perUserMonth: limit,
  /** Per natural person: each of the user's person keys is counted by itself. */
  perPersonTotal: limit.optional(),
  perPersonDay: limit.optional(),
  perPersonMonth: limit.optional(),
  /** Of the whole stock on one day: units, and fen of worst case. */
  perDayUnits: limit.optional(),
  perDayValue: fen.nullable().optional(),
});

const stockState = z.enum(['inactive', 'active', 'paused', 'exhausted', 'stopped']);

/** How long a grant lives: until a fixed instant, or days after the claim, whichever is given; both: the earlier. */
const validity = z.object({
  startsAt: instant,
  endsAt: instant,
  daysAfterClaim: z.int().positive().max(3650).nullable(),
});

const field = z.enum(['amount', 'threshold', 'percent', 'cap']);

/** Steps of a strategy asset; benefit-terms works terms out of them. */
const strategy = z.object({
  steps: z
    .array(
      z.object({
        feature: z.string().max(120),
        atLeast: z.number(),
        set: z.partialRecord(field, z.number()),
      }),
    )
    .max(50),
  bounds: z.partialRecord(field, z.object({ min: z.number(), max: z.number() })),
});

/** State-carrying: the whole stock as placement needs to know it. */
export const StockChanged = defineEvent({
  type: 'prize-issuing.stock-changed.v1',
  topic: PRIZE_ISSUING_CATALOGUE_TOPIC,
  key: (payload) => payload.stockId,
  schema: z.object({
    stockId: id,
    assetId: id,
    version: z.int().positive(),
    state: stockState,
    name: bilingual,
    terms,
    funding,
    limits,
    validity,
    worstCasePerGrant: fen,
    /** How terms are worked out for each user; absent or null: they are as they stand. */
    strategy: strategy.nullable().optional(),
  }),
  example: {
    stockId: '01990000-0000-7000-8000-000000000001',
    assetId: '01990000-0000-7000-8000-000000000002',
    version: 1,
    state: 'active',
    name: { zh: '满300减50', en: '50 off 300' },
    terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
    funding: { platform: 10_000, merchantId: null },
    limits: { perUserTotal: 1, perUserDay: null, perUserMonth: null },
    validity: {
      startsAt: '2026-11-01T00:00:00.000Z',
      endsAt: '2026-12-01T00:00:00.000Z',
      daysAfterClaim: 7,
    },
    worstCasePerGrant: '5000',
  },
});

/** The last unit of a stock was granted. */
export const StockExhausted = defineEvent({
  type: 'prize-issuing.stock-exhausted.v1',
  topic: PRIZE_ISSUING_TOPIC,
  key: (payload) => payload.stockId,
  schema: z.object({ stockId: id, at: instant }),
  example: {
    stockId: '01990000-0000-7000-8000-000000000001',
    at: '2026-11-11T12:00:00.000Z',
  },
});

export type StockState = z.output<typeof stockState>;
export type StockLimits = z.output<typeof limits>;
export type StockValidity = z.output<typeof validity>;
export type StockChangedPayload = typeof StockChanged.example;
