import { Money } from '@boon/shared-kernel';
import { Redemption, type RedemptionState } from '../domain/redemption.js';

/** A row of prize_issuing.redemption; bigint columns as strings. */
export interface RedemptionRow {
  readonly id: string;
  readonly order_id: string;
  readonly user_id: string;
  readonly state: RedemptionState;
  readonly request_hash: string;
  readonly mode: 'parallel' | 'progressive';
  readonly amount: string;
  readonly discount: string;
  readonly payable: string;
  readonly locked_at: Date;
  readonly lock_expires_at: Date;
}

/** A row of prize_issuing.redemption_line. */
export interface LineRow {
  readonly line_id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly returned: number;
  readonly amount: string;
  readonly discount: string;
  readonly payable: string;
}

/** A row of prize_issuing.redemption_share. */
export interface ShareRow {
  readonly grant_id: string;
  readonly line_id: string;
  readonly discount: string;
  readonly platform: string;
  readonly merchant: string;
}

export function redemptionOf(
  row: RedemptionRow,
  lines: readonly LineRow[],
  shares: readonly ShareRow[],
): Redemption {
  return Redemption.restore(
    {
      id: row.id,
      orderId: row.order_id,
      userId: row.user_id,
      requestHash: row.request_hash,
      mode: row.mode,
      amount: Money.parse(row.amount),
      discount: Money.parse(row.discount),
      payable: Money.parse(row.payable),
      lockedAt: row.locked_at,
      lockExpiresAt: row.lock_expires_at,
      lines: lines.map((line) => ({
        lineId: line.line_id,
        sku: line.sku,
        quantity: line.quantity,
        returned: line.returned,
        amount: Money.parse(line.amount),
        discount: Money.parse(line.discount),
        payable: Money.parse(line.payable),
      })),
      shares: shares.map((share) => ({
        grantId: share.grant_id,
        lineId: share.line_id,
        discount: Money.parse(share.discount),
        platform: Money.parse(share.platform),
        merchant: Money.parse(share.merchant),
      })),
    },
    row.state,
  );
}
