import type { OrderLine } from '@boon/benefit-terms';
import { Money, newId } from '@boon/shared-kernel';
import type { ReturnOutcome } from '../redemption/return-order-lines.js';
import type { GiftAddress } from '../gift/domain/gift.js';
import type { LockRequest } from '../redemption/domain/lock-request.js';
import type { WalletGrant } from '../wallet/domain/wallet.js';
import { aClaimToken } from './a-claim-token.js';
import type { IssuingForSpecs } from './an-issuing.js';
import type { StockBuilder } from './a-stock.js';

/** Where gifts of specs are sent to. */
export const SOMEWHERE: GiftAddress = {
  recipient: 'Ann Example',
  phone: '13800000000',
  province: 'Zhejiang',
  city: 'Hangzhou',
  district: 'Xihu',
  street: '1 Lake Road',
  postcode: null,
};

/** Who ships and cancels gifts in specs. */
export const SHIPPER = { actor: 'lin', role: 'operator' } as const;

/** How an order is locked beside its lines. */
export type LockChoices = Partial<Pick<LockRequest, 'orderId' | 'instalments' | 'mode'>>;

/** One user of a spec, who claims, buys and returns; a refusal on the way throws with its code. */
export class Shopper {
  constructor(
    private readonly issuing: IssuingForSpecs,
    readonly userId: string = `u-${newId()}`,
  ) {}

  /** Opens a stock of their own and claims one unit. */
  async gets(stock: StockBuilder): Promise<{ stockId: string; grantId: string }> {
    const opened = await this.issuing.openStock.execute(stock.build());
    if (!opened.ok) throw new Error(`${opened.code} ${JSON.stringify(opened.details)}`);
    return { stockId: opened.stockId, grantId: await this.claims(opened.stockId) };
  }

  async claims(stockId: string, personKeys: readonly string[] = []): Promise<string> {
    const tap = aClaimToken(this.userId, stockId).tap({ personKeys });
    const claimed = await this.issuing.claimBenefit.execute(tap);
    if (!claimed.ok) throw new Error(claimed.code);
    return claimed.grants[0]?.grantId ?? '';
  }

  /** Locks an order at the price that a quote names. */
  async locks(lines: readonly OrderLine[], of: LockChoices = {}): Promise<string> {
    const order = { priced: lines };
    const { userId } = this;
    const quoted = await this.issuing.quoteOrder.execute({ userId, order, mode: of.mode });
    if (!quoted.ok) throw new Error(quoted.code);
    const request = { orderId: `o-${newId()}`, userId, lines, ...of };
    const expectedPayable = quoted.quote.payable;
    const locked = await this.issuing.lockRedemption.execute({ ...request, expectedPayable });
    if (!locked.ok) throw new Error(`${locked.code} ${JSON.stringify(locked.details)}`);
    return locked.redemption.parts.id;
  }

  async confirms(redemptionId: string): Promise<void> {
    const outcome = await this.issuing.confirmRedemption.execute(redemptionId);
    if (!outcome.ok) throw new Error(outcome.code);
  }

  async buys(lines: readonly OrderLine[], of: LockChoices = {}): Promise<string> {
    const redemptionId = await this.locks(lines, of);
    await this.confirms(redemptionId);
    return redemptionId;
  }

  async returns(
    redemptionId: string,
    lineId: string,
    quantity: number,
  ): Promise<Extract<ReturnOutcome, { ok: true }>> {
    const lines = [{ lineId, quantity }];
    const outcome = await this.issuing.returnOrderLines.execute({ redemptionId, lines });
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome;
  }

  async givesAddress(grantId: string, of: Partial<GiftAddress> = {}): Promise<void> {
    const address = { ...SOMEWHERE, ...of };
    const move = 'give-address';
    const by = { actor: this.userId, role: 'user' };
    const outcome = await this.issuing.changeGift.execute({ grantId, move, address, by });
    if (!outcome.ok) throw new Error(outcome.code);
  }

  async wallet(): Promise<readonly WalletGrant[]> {
    return this.issuing.readWallet.execute({ userId: this.userId, limit: 100 });
  }

  async states(): Promise<string[]> {
    return (await this.wallet()).map((grant) => grant.state);
  }

  /** What a quote for one line of this price draws from the balance, in fen. */
  async couldDraw(unitPrice: number, line: OrderLine): Promise<bigint> {
    const priced = [{ ...line, unitPrice: Money.ofFen(unitPrice) }];
    const quoted = await this.issuing.quoteOrder.execute({
      ...{ userId: this.userId, order: { priced } },
    });
    return quoted.ok ? quoted.quote.subsidy.fen : -1n;
  }
}
