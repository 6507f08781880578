import { Injectable } from '@nestjs/common';
import { Unavailable } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { SHOP_CASHIER } from '../../api/actors.js';
import { BoonApi } from '../../api/boon-api.js';
import { BoonProblem } from '../../api/boon-problem.js';
import { sendBatch } from '../../feeds/send-feed.js';
import { Cashier, type ConfirmRefusal, type LockOutcome, type ReturnRefusal } from '../cashier.js';
import { INSTALMENT_METHOD, INSTALMENT_OFFERS } from '../domain/instalment-offers.js';
import type { Order, ReturnAnswer, ReturnedUnits } from '../domain/order.js';
import {
  lockedPrice,
  returnAnswer,
  type NamedGrant,
  type RedemptionAnswer,
  type ReturnedAnswer,
  type WalletAnswer,
} from './boon-answers.js';

/** Of a wallet, 200 grants each: what an order uses was claimed not long ago. */
const MOST_PAGES = 10;
const LOCK_REFUSALS = ['quote.changed', 'quote.order-too-large', 'redemption.order-taken'] as const;
const CONFIRM_REFUSALS = ['redemption.lock-lost'] as const;
const RETURN_REFUSALS = [
  'return.line-unknown',
  'return.too-many',
  'redemption.not-confirmed',
] as const;

/** Boon's redemptions over HTTP. The keys are the order's and the return's ids: a repeated call is one. */
@Injectable()
export class BoonCashier extends Cashier {
  constructor(private readonly boon: BoonApi) {
    super();
  }

  async lock(order: Order): Promise<LockOutcome> {
    const outcome = await orRefused(LOCK_REFUSALS, () =>
      this.post('/v1/redemptions', `lock-${order.orderId}`, lockBody(order)),
    );
    if (!outcome.ok) return outcome;
    const redemption = outcome.answer as RedemptionAnswer;
    const named = await this.namesOf(order.userId, redemption);
    return { ok: true, redemptionId: redemption.id, priced: lockedPrice(redemption, named) };
  }

  async confirm({ orderId, redemptionId }: Order): Promise<{ readonly ok: true } | ConfirmRefusal> {
    return orRefused(CONFIRM_REFUSALS, () =>
      this.post(`/v1/redemptions/${redemptionId}/confirm`, `confirm-${orderId}`),
    );
  }

  async cancel(orderId: string, redemptionId: string): Promise<void> {
    // A lock that is gone already has given its benefits back.
    await orRefused([], () =>
      this.post(`/v1/redemptions/${redemptionId}/cancel`, `cancel-${orderId}`),
    );
  }

  async takeBack(
    redemptionId: string,
    returnId: string,
    lines: readonly ReturnedUnits[],
  ): Promise<{ readonly ok: true; readonly answer: ReturnAnswer } | ReturnRefusal> {
    const outcome = await orRefused(RETURN_REFUSALS, () =>
      this.post(`/v1/redemptions/${redemptionId}/returns`, `return-${returnId}`, { lines }),
    );
    if (!outcome.ok) return outcome;
    return { ok: true, answer: returnAnswer(outcome.answer as ReturnedAnswer) };
  }

  async tell({ orderId, userId, placedAt, priced }: Order): Promise<void> {
    const amountFen = priced?.payable ?? '0';
    await sendBatch(this.boon, 'orders', [
      { orderId, userId, paidAt: placedAt.toISOString(), amountFen },
    ]);
  }

  private post(path: string, key: string, body: object = {}): Promise<unknown> {
    return this.boon.post(SHOP_CASHIER, path, body, key, 'issuing');
  }

  /** A lock tells grants by id only; the wallet, newest first, tells their names. */
  private async namesOf(
    userId: string,
    { grants }: RedemptionAnswer,
  ): Promise<ReadonlyMap<string, NamedGrant>> {
    const named = new Map<string, NamedGrant>();
    let cursor: string | null = '';
    for (let page = 0; page < MOST_PAGES && cursor !== null; page += 1) {
      if (grants.every(({ grantId }) => named.has(grantId))) break;
      const { items, nextCursor }: WalletAnswer = await this.wallet(userId, cursor);
      for (const grant of items) named.set(grant.grantId, grant);
      cursor = nextCursor;
    }
    return named;
  }

  private wallet(userId: string, cursor: string): Promise<WalletAnswer> {
    const query = new URLSearchParams({ limit: '200', ...(cursor !== '' && { cursor }) });
    const path = `/v1/users/${encodeURIComponent(userId)}/wallet?${query}`;
    return orAway(async () => (await this.boon.get(SHOP_CASHIER, path, 'issuing')) as WalletAnswer);
  }
}

function lockBody({ orderId, userId, lines, expectedPayable, months }: Order): object {
  const offer = INSTALMENT_OFFERS.find((each) => each.months === months);
  return {
    orderId,
    userId,
    expectedPayable,
    lines: lines.map(({ lineId, product, quantity }) => ({
      ...{ lineId, quantity, sku: product.sku, spu: product.spu },
      category: product.categoryPath,
      brand: product.brand,
      merchant: product.merchantId,
      unitPrice: product.priceFen,
    })),
    ...(offer && {
      instalments: { months, annualRate: offer.annualRateBp, method: INSTALMENT_METHOD },
    }),
  };
}

/** Boon's answer, or its refusal; one that the shop does not know keeps its code in the details. */
async function orRefused<const Code extends string>(
  known: readonly Code[],
  ask: () => Promise<unknown>,
): Promise<{ readonly ok: true; readonly answer: unknown } | Refused<Code | 'order.refused'>> {
  try {
    return { ok: true, answer: await orAway(ask) };
  } catch (problem) {
    if (!(problem instanceof BoonProblem)) throw problem;
    const code = known.find((each) => each === problem.code);
    if (code !== undefined) return refused(code, problem.details);
    return refused('order.refused', { code: problem.code });
  }
}

/** Whatever is not an answer that Boon means is Boon being away. */
async function orAway<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (fault) {
    const isMeant = fault instanceof BoonProblem && fault.status < 500 && fault.status !== 429;
    throw isMeant ? fault : new Unavailable('Boon is away', { cause: fault });
  }
}
