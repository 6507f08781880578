import { parseTerms, type BenefitTerms } from '@boon/benefit-terms';
import type { TermsStrategy } from '@boon/benefit-terms/offering';
import type { StockState } from '@boon/contracts/prize-issuing';
import { BasisPoints, ensure, Money } from '@boon/shared-kernel';
import { Stock } from '../domain/stock.js';
import type { ReturnPolicy } from '../domain/stock-terms.js';

/** A row of prize_issuing.stock with its latest version; bigint columns as strings. */
export interface StockRow {
  readonly id: string;
  readonly asset_id: string;
  readonly version: number;
  readonly state: StockState;
  readonly quantity: string | null;
  readonly value_budget: string | null;
  readonly worst_case: string;
  readonly per_user_total: number | null;
  readonly per_user_day: number | null;
  readonly per_user_month: number | null;
  readonly per_person_total: number | null;
  readonly per_person_day: number | null;
  readonly per_person_month: number | null;
  readonly per_day_units: string | null;
  readonly per_day_value: string | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly days_after_claim: number | null;
  readonly return_policy: ReturnPolicy;
  readonly terms: unknown;
  readonly strategy: TermsStrategy | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly funding_platform: number;
  readonly merchant_id: string | null;
}

export function stockOf(row: StockRow): Stock {
  return Stock.restore(
    {
      id: row.id,
      assetId: row.asset_id,
      name: { zh: row.name_zh, en: row.name_en },
      terms: storedTerms(row.terms),
      strategy: row.strategy,
      quantity: row.quantity === null ? null : Number(row.quantity),
      valueBudget: row.value_budget === null ? null : Money.parse(row.value_budget),
      limits: {
        perUserTotal: row.per_user_total,
        perUserDay: row.per_user_day,
        perUserMonth: row.per_user_month,
        perPersonTotal: row.per_person_total,
        perPersonDay: row.per_person_day,
        perPersonMonth: row.per_person_month,
        perDayUnits: row.per_day_units === null ? null : Number(row.per_day_units),
        perDayValue: row.per_day_value === null ? null : Money.parse(row.per_day_value),
      },
      validity: {
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        daysAfterClaim: row.days_after_claim,
      },
      funding: {
        platform: BasisPoints.of(row.funding_platform),
        merchantId: row.merchant_id,
      },
      returnPolicy: row.return_policy,
      worstCasePerGrant: Money.parse(row.worst_case),
    },
    row.state,
    row.version,
  );
}

/** Terms out of our own tables: what cannot be read there is a fault. */
export function storedTerms(wire: unknown): BenefitTerms {
  const parsed = parseTerms(wire);
  ensure(parsed.ok, 'stored terms can be read');
  return parsed.terms;
}
