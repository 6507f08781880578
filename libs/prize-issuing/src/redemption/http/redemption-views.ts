import { ApiProperty } from '@nestjs/swagger';
import { QuotedLineView, shareView, ShareView } from '../../quote/http/quote-view.js';
import type { Redemption, RedemptionState } from '../domain/redemption.js';
import type { ReturnOutcome } from '../return-order-lines.js';

const FEN = { type: 'string', example: '5000', description: 'Decimal string of fen.' } as const;

/** A line of the order as it was priced at the lock. */
export class RedemptionLineView extends QuotedLineView {
  @ApiProperty({ type: 'integer', description: 'Units that came back so far.' })
  returned: number;
}

/** A grant that the order uses. */
export class RedemptionGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty(FEN)
  platform: string;

  @ApiProperty(FEN)
  merchant: string;

  @ApiProperty({ type: [ShareView] })
  shares: ShareView[];
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
    lockedAt: parts.lockedAt.toISOString(),
    lockExpiresAt: parts.lockExpiresAt.toISOString(),
    lines: parts.lines.map(({ lineId, sku, quantity, returned, ...line }) => ({
      ...{ lineId, sku, quantity, returned },
      amount: `${line.amount}`,
      discount: `${line.discount}`,
      payable: `${line.payable}`,
    })),
    grants: grantIds.map((grantId) => grantView(redemption, grantId)),
  };
}

function grantView(redemption: Redemption, grantId: string): RedemptionGrantView {
  const { discount, platform, merchant } = redemption.takenBy(grantId);
  const shares = redemption.parts.shares.filter((share) => share.grantId === grantId);
  return {
    grantId,
    discount: `${discount}`,
    platform: `${platform}`,
    merchant: `${merchant}`,
    shares: shares.map(shareView),
  };
}

export function returnView(outcome: Extract<ReturnOutcome, { ok: true }>): ReturnView {
  return {
    redemptionId: outcome.redemption.parts.id,
    lines: outcome.lines.map(({ lineId, quantity, refund }) => ({
      ...{ lineId, quantity },
      refund: `${refund}`,
    })),
    grants: outcome.grants.map(({ grantId, stockId, state, platform, merchant }) => ({
      ...{ grantId, stockId, state },
      givenBack: `${platform.plus(merchant)}`,
      platform: `${platform}`,
      merchant: `${merchant}`,
    })),
  };
}
