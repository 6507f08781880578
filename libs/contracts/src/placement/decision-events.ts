import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant, userId } from '../fields.js';
import { PLACEMENT_TOPIC } from './topics.js';

const shown = z.object({
  stockId: id,
  schemeId: id,
  planId: id,
  sku: z.string().max(64).nullable(),
  /** On the valuation's scale, in fen. */
  score: z.number(),
  /** Fen; null where no product is shown. */
  payable: z.string().nullable(),
});

const slotOutcome = z.object({
  slot: z.string().max(80),
  winners: z.array(shown).max(60),
  runnersUp: z.array(shown).max(60),
  /** Only of decisions that were made with their reasons. */
  dropped: z.array(shown.extend({ stage: z.string(), reason: z.string() })).optional(),
});

/**
 * One decision with everything that it depended on, so that it can be made again, and what came out. Told of a
 * sample of all decisions and of those that were asked to be explained.
 */
export const DecisionLogged = defineEvent({
  type: 'placement.decision-logged.v1',
  topic: PLACEMENT_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    decisionId: id,
    userId,
    /** The decision's clock. */
    decidedAt: instant,
    /** Why it was logged: drawn by its id, or asked to be explained. */
    sampled: z.boolean(),
    traced: z.boolean(),
    /** Whether the shopper is one of those who are shown nothing, to be compared with. */
    heldOut: z.boolean().default(false),
    /** The node whose catalogue it was made on, the number that the node gave it, and its checksum. */
    catalogue: z.object({ node: id, version: z.string().max(40), checksum: z.string().max(40) }),
    /** The versions of the weights that scored it. */
    valuations: z.array(z.string().max(80)).max(20),
    degraded: z.array(z.string().max(40)).max(20),
    /** Request, shopper, counters, reservations: the engine's own facts. Dates, money and maps are tagged objects. */
    facts: z.looseObject({ decisionId: id }),
    outcome: z.array(slotOutcome).max(30),
  }),
  example: {
    decisionId: '01990000-0000-7000-8000-000000000051',
    userId: 'u-1001',
    decidedAt: '2026-11-11T12:00:00.000Z',
    sampled: true,
    traced: false,
    heldOut: false,
    catalogue: {
      node: '01990000-0000-7000-8000-000000000061',
      version: '7',
      checksum: '00c0ffee00c0ffee',
    },
    valuations: ['expert-1'],
    degraded: [],
    facts: { decisionId: '01990000-0000-7000-8000-000000000051' },
    outcome: [
      {
        slot: 'pdp.any',
        winners: [
          {
            stockId: '01990000-0000-7000-8000-000000000001',
            schemeId: '01990000-0000-7000-8000-000000000003',
            planId: '01990000-0000-7000-8000-000000000004',
            sku: 'sku-1',
            score: 5000,
            payable: '25000',
          },
        ],
        runnersUp: [],
      },
    ],
  },
});

export type DecisionLoggedPayload = z.output<typeof DecisionLogged.schema>;
