import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, id, instant } from '../fields.js';
import { lifecycleState } from '../lifecycle-state.js';
import { PRIZE_ISSUING_CATALOGUE_TOPIC } from './topics.js';

/** State-carrying: a lottery as those need to know it who lead shoppers to it. */
export const LotteryChanged = defineEvent({
  type: 'prize-issuing.lottery-changed.v1',
  topic: PRIZE_ISSUING_CATALOGUE_TOPIC,
  key: (payload) => payload.lotteryId,
  schema: z.object({
    lotteryId: id,
    version: z.int().positive(),
    state: lifecycleState,
    name: bilingual,
    startsAt: instant,
    endsAt: instant,
  }),
  example: {
    lotteryId: '01990000-0000-7000-8000-000000000032',
    version: 4,
    state: 'running',
    name: { zh: '大转盘', en: 'Wheel of fortune' },
    startsAt: '2026-11-01T00:00:00.000Z',
    endsAt: '2026-12-01T00:00:00.000Z',
  },
});

export type LotteryChangedPayload = typeof LotteryChanged.example;
