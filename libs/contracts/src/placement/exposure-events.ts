import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant, userId } from '../fields.js';
import { PLACEMENT_TOPIC } from './topics.js';

/** A decision was really shown, once per (decision, slot). */
export const ExposureRecorded = defineEvent({
  type: 'placement.exposure-recorded.v1',
  topic: PLACEMENT_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    decisionId: id,
    userId,
    slot: z.string().max(80),
    planId: id,
    schemeId: id,
    stockId: id,
    exposedAt: instant,
  }),
  example: {
    decisionId: '01990000-0000-7000-8000-000000000051',
    userId: 'u-1001',
    slot: 'home.popup',
    planId: '01990000-0000-7000-8000-000000000004',
    schemeId: '01990000-0000-7000-8000-000000000003',
    stockId: '01990000-0000-7000-8000-000000000001',
    exposedAt: '2026-11-11T12:00:00.000Z',
  },
});

export type ExposureRecordedPayload = typeof ExposureRecorded.example;
