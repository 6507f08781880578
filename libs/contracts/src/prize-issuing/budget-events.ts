import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { fen } from '../fields.js';
import { PRIZE_ISSUING_CATALOGUE_TOPIC } from './topics.js';

/** State-carrying: what a day's slice of a stock, or a budget that stocks share, still gives. Told when it runs low. */
export const BudgetChanged = defineEvent({
  type: 'prize-issuing.budget-changed.v1',
  topic: PRIZE_ISSUING_CATALOGUE_TOPIC,
  key: (payload) => payload.scope,
  schema: z.object({
    /** `stock-day:ID`, `scheme:ID`, `merchant:ID`, `channel-day:NAME` or `platform-day`. */
    scope: z.string().max(120),
    version: z.int().positive(),
    /** The day of Asia/Shanghai that it is said of; null: until it is told otherwise. */
    day: z.iso.date().nullable(),
    /** True where nothing at all is left. */
    isUsedUp: z.boolean(),
    /** What one more grant may cost at most; null: there is plenty. */
    atMost: fen.nullable(),
  }),
  example: {
    scope: 'platform-day',
    version: 1,
    day: '2026-11-11',
    isUsedUp: true,
    atMost: '0',
  },
});

export type BudgetChangedPayload = typeof BudgetChanged.example;
