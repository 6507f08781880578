import {
  EventItemUsed,
  GiftCancelled,
  GiftDelivered,
  GiftShipped,
  type EventItemUsedPayload,
  type GiftCancelledPayload,
  type GiftDeliveredPayload,
  type GiftShippedPayload,
} from '@boon/contracts/prize-issuing';
import type { Notice } from '@boon/service-support';

/** A gift was handed to a carrier. */
export const giftShipped: Notice<GiftShippedPayload> = {
  on: GiftShipped,
  template: {
    code: 'gift-shipped',
    zh: { title: '礼品已发货', body: '「{nameZh}」已由 {carrier} 发出，运单号 {trackingNumber}。' },
    en: {
      title: 'Your gift is on its way',
      body: '"{nameEn}" travels with {carrier}, number {trackingNumber}.',
    },
  },
  recipient: (payload) => payload.userId,
  variables: (payload) => ({
    nameZh: payload.name.zh,
    nameEn: payload.name.en,
    carrier: payload.carrier,
    trackingNumber: payload.trackingNumber,
  }),
};

/** A gift has arrived. */
export const giftDelivered: Notice<GiftDeliveredPayload> = {
  on: GiftDelivered,
  template: {
    code: 'gift-delivered',
    zh: { title: '礼品已送达', body: '「{nameZh}」已送达，请查收。' },
    en: { title: 'Your gift has arrived', body: '"{nameEn}" was delivered.' },
  },
  recipient: (payload) => payload.userId,
  variables: (payload) => ({ nameZh: payload.name.zh, nameEn: payload.name.en }),
};

/** A gift will not be sent. */
export const giftCancelled: Notice<GiftCancelledPayload> = {
  on: GiftCancelled,
  template: {
    code: 'gift-cancelled',
    zh: { title: '礼品已取消', body: '「{nameZh}」已取消：{reason}' },
    en: { title: 'Your gift was cancelled', body: '"{nameEn}" will not be sent: {reason}' },
  },
  recipient: (payload) => payload.userId,
  variables: (payload) => ({
    nameZh: payload.name.zh,
    nameEn: payload.name.en,
    reason: payload.reason,
  }),
};

/** An item of an event was used. */
export const eventItemUsed: Notice<EventItemUsedPayload> = {
  on: EventItemUsed,
  template: {
    code: 'event-item-used',
    zh: { title: '活动物品已使用', body: '「{nameZh}」已使用。' },
    en: { title: 'You used an item', body: '"{nameEn}" was used.' },
  },
  recipient: (payload) => payload.userId,
  variables: (payload) => ({ nameZh: payload.name.zh, nameEn: payload.name.en }),
};
