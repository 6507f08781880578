import { z } from 'zod';
import { condition } from '../condition.js';
import { defineEvent } from '../define-event.js';
import { bilingual, id, instant } from '../fields.js';
import { lifecycleState } from '../lifecycle-state.js';
import { SOLUTION_CATALOGUE_TOPIC, SOLUTION_TOPIC } from './topics.js';

/** State-carrying: the scheme as placement needs to know it. */
export const SchemeChanged = defineEvent({
  type: 'solution.scheme-changed.v1',
  topic: SOLUTION_CATALOGUE_TOPIC,
  key: (payload) => payload.schemeId,
  schema: z.object({
    schemeId: id,
    version: z.int().positive(),
    state: lifecycleState,
    name: bilingual,
    goal: z.enum(['acquire', 'convert', 'retain', 'reactivate']),
    /** Null: everyone. */
    audience: condition.nullable(),
    stockIds: z.array(id).min(1).max(200),
    /** An experiment over the scheme's audience; people in a control arm are not shown it. */
    arms: z
      .array(
        z.object({
          name: z.string().min(1).max(40),
          basisPoints: z.int().min(1).max(10_000),
          isControl: z.boolean(),
        }),
      )
      .max(5)
      .optional(),
  }),
  example: {
    schemeId: '01990000-0000-7000-8000-000000000003',
    version: 2,
    state: 'running',
    name: { zh: '新客礼遇', en: 'Welcome' },
    goal: 'acquire',
    audience: { op: 'in', attribute: 'user.stage', values: ['new'] },
    stockIds: ['01990000-0000-7000-8000-000000000001'],
  },
});

/** An approved scheme went live. */
export const SchemePublished = defineEvent({
  type: 'solution.scheme-published.v1',
  topic: SOLUTION_TOPIC,
  key: (payload) => payload.schemeId,
  schema: z.object({ schemeId: id, by: z.string().max(64), publishedAt: instant }),
  example: {
    schemeId: '01990000-0000-7000-8000-000000000003',
    by: 'op-lin',
    publishedAt: '2026-11-01T00:00:00.000Z',
  },
});

export type SchemeChangedPayload = typeof SchemeChanged.example;
