import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { id, instant, userId } from '../fields.js';
import { SERVICE_SUPPORT_TOPIC } from './topics.js';

/** A command: tell this user. `sourceEventId` and the channel make it once only. */
export const NotificationRequested = defineEvent({
  type: 'service-support.notification-requested.v1',
  topic: SERVICE_SUPPORT_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    userId,
    template: z.string().max(80),
    variables: z.record(z.string().max(40), z.string().max(400)),
    sourceEventId: id,
    requestedAt: instant,
  }),
  example: {
    userId: 'u-1001',
    template: 'benefit-claimed',
    variables: { nameZh: '满300减50', nameEn: '50 off 300' },
    sourceEventId: '01990000-0000-7000-8000-000000000041',
    requestedAt: '2026-11-11T12:00:01.000Z',
  },
});

/** A message stands in the user's in-app inbox, or left through another channel. */
export const NotificationDelivered = defineEvent({
  type: 'service-support.notification-delivered.v1',
  topic: SERVICE_SUPPORT_TOPIC,
  key: (payload) => payload.userId,
  schema: z.object({
    messageId: id,
    userId,
    channel: z.enum(['in-app', 'webhook', 'sms', 'push']),
    template: z.string().max(80),
    deliveredAt: instant,
  }),
  example: {
    messageId: '01990000-0000-7000-8000-000000000042',
    userId: 'u-1001',
    channel: 'in-app',
    template: 'benefit-claimed',
    deliveredAt: '2026-11-11T12:00:02.000Z',
  },
});

export type NotificationRequestedPayload = typeof NotificationRequested.example;
