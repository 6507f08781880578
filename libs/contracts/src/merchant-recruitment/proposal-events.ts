import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { bilingual, fen, id, instant } from '../fields.js';
import { lifecycleState } from '../lifecycle-state.js';
import { MERCHANT_RECRUITMENT_CATALOGUE_TOPIC, MERCHANT_RECRUITMENT_TOPIC } from './topics.js';

const person = z.string().max(64);
const merchantId = z.string().max(64);

/** State-carrying: a merchant's voucher and, once it is funded, the stock behind it. */
export const VoucherChanged = defineEvent({
  type: 'merchant-recruitment.voucher-changed.v1',
  topic: MERCHANT_RECRUITMENT_CATALOGUE_TOPIC,
  key: (payload) => payload.proposalId,
  schema: z.object({
    proposalId: id,
    version: z.int().positive(),
    state: lifecycleState,
    merchantId,
    name: bilingual,
    stockId: id.nullable(),
  }),
  example: {
    proposalId: '01990000-0000-7000-8000-000000000061',
    version: 4,
    state: 'running',
    merchantId: 'm-1',
    name: { zh: '店铺满200减30', en: '30 off 200 in our shop' },
    stockId: '01990000-0000-7000-8000-000000000001',
  },
});

/** Enough other people approved what a merchant proposed; nothing is live before the merchant funds it. */
export const ProposalApproved = defineEvent({
  type: 'merchant-recruitment.proposal-approved.v1',
  topic: MERCHANT_RECRUITMENT_TOPIC,
  key: (payload) => payload.proposalId,
  schema: z.object({ proposalId: id, merchantId, by: person, approvedAt: instant }),
  example: {
    proposalId: '01990000-0000-7000-8000-000000000061',
    merchantId: 'm-1',
    by: 'op-chen',
    approvedAt: '2026-11-01T00:00:00.000Z',
  },
});

/** The merchant committed its part of an approved voucher, and its stock is open. */
export const VoucherFunded = defineEvent({
  type: 'merchant-recruitment.voucher-funded.v1',
  topic: MERCHANT_RECRUITMENT_TOPIC,
  key: (payload) => payload.proposalId,
  schema: z.object({
    proposalId: id,
    merchantId,
    stockId: id,
    /** The most that it may cost the merchant, in fen. */
    commitment: fen,
    by: person,
    fundedAt: instant,
  }),
  example: {
    proposalId: '01990000-0000-7000-8000-000000000061',
    merchantId: 'm-1',
    stockId: '01990000-0000-7000-8000-000000000001',
    commitment: '300000',
    by: 'seller-zhao',
    fundedAt: '2026-11-02T00:00:00.000Z',
  },
});
