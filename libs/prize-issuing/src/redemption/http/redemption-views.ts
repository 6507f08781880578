import { ApiProperty } from '@nestjs/swagger';
import { QuotedLineView, shareView, ShareView } from '../../quote/http/quote-view.js';
import type { Redemption, RedemptionState, ShareEffect } from '../domain/redemption.js';
import type { ReturnOutcome } from '../return-order-lines.js';

const FEN = { type: 'string', example: '5000', description: 'Decimal string of fen.' } as const;

/** A line of the order as it was priced at the lock. */
export class RedemptionLineView extends QuotedLineView {
  @ApiProperty({ type: 'integer', description: 'Units that came back so far.' })
  returned: number;

  @ApiProperty({ ...FEN, description: 'What the shopper pays of the interest for it, in fen.' })
  interest: string;
}

/** A grant that the order uses. */
export class RedemptionGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({
    enum: ['price', 'balance', 'interest'],
    description: 'What it lowers: the price, as a whole or out of a balance, or the interest.',
  })
  effect: ShareEffect;

  @ApiProperty({ ...FEN, description: 'What it gives, in fen.' })
  discount: string;

  @ApiProperty(FEN)
  platform: string;

  @ApiProperty(FEN)
  merchant: string;

  @ApiProperty({ type: [ShareView] })
  shares: ShareView[];
}

/** The instalment plan of an order. */
export class RedemptionInterestView {
  @ApiProperty({ type: 'integer' })
  months: number;

  @ApiProperty({ type: 'integer', description: 'Basis points of the principal a year.' })
  annualRate: number;

  @ApiProperty({ enum: ['flat', 'declining'] })
  method: 'flat' | 'declining';

  @ApiProperty(FEN)
  interest: string;

  @ApiProperty({ ...FEN, description: 'What of the interest the shopper does not pay, in fen.' })
  waived: string;
}

/** Use of grants on one order. */
export class RedemptionView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  orderId: string;

  @ApiProperty()
  userId: string;

  @ApiProperty({ enum: ['locked', 'confirmed', 'cancelled', 'released'] })
  state: RedemptionState;

  @ApiProperty({ enum: ['parallel', 'progressive'] })
  mode: 'parallel' | 'progressive';

  @ApiProperty(FEN)
  amount: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty(FEN)
  payable: string;

  @ApiProperty({ ...FEN, description: 'What of the discount is drawn from the balance, in fen.' })
  subsidy: string;

  @ApiProperty({ type: RedemptionInterestView, nullable: true })
  interest: RedemptionInterestView | null;

  @ApiProperty({ format: 'date-time' })
  lockedAt: string;

  @ApiProperty({ format: 'date-time', description: 'A confirmation before always succeeds.' })
  lockExpiresAt: string;

  @ApiProperty({ type: [RedemptionLineView] })
  lines: RedemptionLineView[];

  @ApiProperty({ type: [RedemptionGrantView] })
  grants: RedemptionGrantView[];
}

/** Units that came back. */
export class ReturnedLineView {
  @ApiProperty()
  lineId: string;

  @ApiProperty({ type: 'integer' })
  quantity: number;

  @ApiProperty({ ...FEN, description: 'What the shopper had paid for these units, in fen.' })
  refund: string;

  @ApiProperty({ ...FEN, description: 'What the shopper gets back of interest for them, in fen.' })
  interest: string;
}

/** What a grant gave back to its funders. */
export class ReturnedGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty(FEN)
  givenBack: string;

  @ApiProperty(FEN)
  platform: string;

  @ApiProperty(FEN)
  merchant: string;

  @ApiProperty({ enum: ['used', 'held', 'expired'], description: 'What became of it.' })
  state: 'used' | 'held' | 'expired';
}

/** One return. */
export class ReturnView {
  @ApiProperty({ format: 'uuid' })
  redemptionId: string;

  @ApiProperty({ type: [ReturnedLineView] })
  lines: ReturnedLineView[];

  @ApiProperty({ type: [ReturnedGrantView] })
  grants: ReturnedGrantView[];
}

export function redemptionView(redemption: Redemption): RedemptionView {
  const { parts, state, grantIds } = redemption;
  return {
    ...{ id: parts.id, orderId: parts.orderId, userId: parts.userId, state, mode: parts.mode },
    amount: `${parts.amount}`,
    discount: `${parts.discount}`,
    payable: `${parts.payable}`,
    subsidy: `${parts.subsidy}`,
    interest: interestView(parts.interest),
    lockedAt: parts.lockedAt.toISOString(),
    lockExpiresAt: parts.lockExpiresAt.toISOString(),
    lines: parts.lines.map(({ lineId, sku, quantity, returned, ...line }) => ({
      ...{ lineId, sku, quantity, returned },
      amount: `${line.amount}`,
      discount: `${line.discount}`,
      payable: `${line.payable}`,
      interest: `${line.interest}`,
    })),
    grants: grantIds.map((grantId) => grantView(redemption, grantId)),
  };
}

function interestView(of: Redemption['parts']['interest']): RedemptionInterestView | null {
  if (of === null) return null;
  const { months, annualRate, method } = of.plan;
  const amounts = { interest: `${of.interest}`, waived: `${of.waived}` };
  return { months, annualRate: annualRate.value, method, ...amounts };
}

function grantView(redemption: Redemption, grantId: string): RedemptionGrantView {
  const { effect, discount, platform, merchant } = redemption.takenBy(grantId);
  const shares = redemption.parts.shares.filter((share) => share.grantId === grantId);
  return {
    grantId,
    effect,
    discount: `${discount}`,
    platform: `${platform}`,
    merchant: `${merchant}`,
    shares: shares.map(shareView),
  };
}

export function returnView(outcome: Extract<ReturnOutcome, { ok: true }>): ReturnView {
  return {
    redemptionId: outcome.redemption.parts.id,
    lines: outcome.lines.map(({ lineId, quantity, refund, interest }) => ({
      ...{ lineId, quantity },
      refund: `${refund}`,
      interest: `${interest}`,
    })),
    grants: outcome.grants.map(({ grantId, stockId, state, platform, merchant }) => ({
      ...{ grantId, stockId, state },
      givenBack: `${platform.plus(merchant)}`,
      platform: `${platform}`,
      merchant: `${merchant}`,
    })),
  };
}
