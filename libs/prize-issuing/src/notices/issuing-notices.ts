import {
  BenefitClaimed,
  GrantRedeemed,
  GrantReturned,
  type BenefitClaimedPayload,
  type GrantRedeemedPayload,
  type GrantReturnedPayload,
} from '@boon/contracts/prize-issuing';
import type { Notice } from '@boon/service-support';
import { Money, platformDay } from '@boon/shared-kernel';
import { eventItemUsed, giftCancelled, giftDelivered, giftShipped } from './gift-notices.js';

/** A grant reached the wallet. */
const benefitClaimed: Notice<BenefitClaimedPayload> = {
  on: BenefitClaimed,
  template: {
    code: 'benefit-claimed',
    zh: { title: '权益已到账', body: '「{nameZh}」已放入您的卡包，{expiresOn} 前有效。' },
    en: {
      title: 'A benefit is yours',
      body: '"{nameEn}" is in your wallet and can be used until {expiresOn}.',
    },
  },
  recipient: (payload) => payload.userId,
  variables: (payload) => ({
    nameZh: payload.name.zh,
    nameEn: payload.name.en,
    expiresOn: platformDay(new Date(payload.expiresAt)),
  }),
};

/** A grant was used on a paid order. */
const grantRedeemed: Notice<GrantRedeemedPayload> = {
  on: GrantRedeemed,
  template: {
    code: 'grant-redeemed',
    zh: { title: '权益已使用', body: '「{nameZh}」为订单 {orderId} 节省了 {amount} 元。' },
    en: { title: 'You saved', body: '"{nameEn}" saved you CNY {amount} on order {orderId}.' },
  },
  recipient: (payload) => payload.userId,
  variables: (payload) => ({
    nameZh: payload.name.zh,
    nameEn: payload.name.en,
    orderId: payload.orderId,
    amount: Money.parse(payload.discount).toYuan(),
  }),
};

const AFTER_RETURN = {
  used: { zh: '权益仍为已使用。', en: 'It stays used.' },
  held: { zh: '权益已退回您的卡包。', en: 'It is back in your wallet.' },
  expired: { zh: '权益已过有效期。', en: 'It has passed its expiry.' },
} as const;

/** Lines that a grant paid for were returned. */
const grantReturned: Notice<GrantReturnedPayload> = {
  on: GrantReturned,
  template: {
    code: 'grant-returned',
    zh: { title: '退货已处理', body: '订单 {orderId} 使用的「{nameZh}」：{outcomeZh}' },
    en: { title: 'Return handled', body: '"{nameEn}" of order {orderId}: {outcomeEn}' },
  },
  recipient: (payload) => payload.userId,
  variables: (payload) => ({
    nameZh: payload.name.zh,
    nameEn: payload.name.en,
    orderId: payload.orderId,
    outcomeZh: AFTER_RETURN[payload.grantState].zh,
    outcomeEn: AFTER_RETURN[payload.grantState].en,
  }),
};

/** What users are told of their grants: claimed, used, returned, sent. */
export const notices: readonly Notice[] = [
  ...[benefitClaimed, grantRedeemed, grantReturned],
  ...[giftShipped, giftDelivered, giftCancelled, eventItemUsed],
];
