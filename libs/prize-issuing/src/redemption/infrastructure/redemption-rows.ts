import { BasisPoints, ensure, Money } from '@boon/shared-kernel';
import {
  Redemption,
  type RedemptionInterest,
  type RedemptionLine,
  type RedemptionState,
  type ShareEffect,
} from '../domain/redemption.js';

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
  readonly subsidy: string;
  readonly subsidy_share: number;
  readonly subsidy_ceiling: string;
  readonly plan_months: number | null;
  readonly plan_rate: number | null;
  readonly plan_method: 'flat' | 'declining' | null;
  readonly interest: string;
  readonly waived: string;
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
  readonly interest: string;
}

/** A row of prize_issuing.redemption_share. */
export interface ShareRow {
  readonly effect: ShareEffect;
  readonly grant_id: string;
  readonly line_id: string;
  readonly discount: string;
  readonly platform: string;
  readonly merchant: string;
}

/** A row of prize_issuing.redemption_lot. */
export interface LotRow {
  readonly grant_id: string;
  readonly drawn: string;
  readonly returned: string;
}

export function redemptionOf(
  row: RedemptionRow,
  parts: {
    readonly lines: readonly LineRow[];
    readonly shares: readonly ShareRow[];
    readonly lots: readonly LotRow[];
  },
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
      subsidy: Money.parse(row.subsidy),
      subsidyLimits: {
        share: BasisPoints.of(row.subsidy_share),
        ceiling: Money.parse(row.subsidy_ceiling),
      },
      interest: interestOf(row),
      lockedAt: row.locked_at,
      lockExpiresAt: row.lock_expires_at,
      lines: parts.lines.map(lineOf),
      shares: parts.shares.map((share) => ({
        effect: share.effect,
        grantId: share.grant_id,
        lineId: share.line_id,
        discount: Money.parse(share.discount),
        platform: Money.parse(share.platform),
        merchant: Money.parse(share.merchant),
      })),
      lots: parts.lots.map((lot) => ({
        grantId: lot.grant_id,
        drawn: Money.parse(lot.drawn),
        returned: Money.parse(lot.returned),
      })),
    },
    row.state,
  );
}

function lineOf(line: LineRow): RedemptionLine {
  return {
    lineId: line.line_id,
    sku: line.sku,
    quantity: line.quantity,
    returned: line.returned,
    amount: Money.parse(line.amount),
    discount: Money.parse(line.discount),
    payable: Money.parse(line.payable),
    interest: Money.parse(line.interest),
  };
}

function interestOf(row: RedemptionRow): RedemptionInterest | null {
  const { plan_months: months, plan_rate: rate, plan_method: method } = row;
  if (months === null) return null;
  ensure(rate !== null && method !== null, 'an instalment plan is kept as a whole');
  return {
    plan: { months, annualRate: BasisPoints.of(rate), method },
    interest: Money.parse(row.interest),
    waived: Money.parse(row.waived),
  };
}
