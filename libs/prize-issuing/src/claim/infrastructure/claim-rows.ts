import type { BenefitKind, TermsWire } from '@boon/benefit-terms';
import type { TermsStrategy } from '@boon/benefit-terms/offering';
import type { StockState } from '@boon/contracts/prize-issuing';
import { canonicalJson } from '@boon/shared-kernel';
import type { StockLimits } from '../../stock/domain/stock-limits.js';
import type { ClaimedGrant } from '../domain/claim.js';
import type { OfferedStock } from '../domain/claim-facts.js';

/** A wanted stock; as JSON; all null but the first two when there is no such stock. */
export interface OfferedStockRow {
  readonly stock_id: string;
  readonly offered: number;
  readonly asset_id: string | null;
  readonly state: StockState;
  readonly standing_version: number;
  readonly units_left: string | null;
  readonly fen_left: string | null;
  readonly fen_of_next: string;
  readonly per_user_total: number | null;
  readonly per_user_day: number | null;
  readonly per_user_month: number | null;
  readonly per_person_total: number | null;
  readonly per_person_day: number | null;
  readonly per_person_month: number | null;
  readonly day_units_left: string | null;
  readonly day_fen_left: string | null;
  readonly merchant_id: string | null;
  /** ISO 8601. */
  readonly starts_at: string;
  readonly ends_at: string;
  readonly days_after_claim: number | null;
  readonly terms_version: number;
  readonly kind: BenefitKind;
  readonly terms: TermsWire;
  readonly strategy: TermsStrategy | null;
  readonly worst_case: string;
  readonly name_zh: string;
  readonly name_en: string;
}

/** A grant that an earlier attempt of a claim brought. */
export interface GivenRow {
  readonly id: string;
  readonly user_id: string;
  readonly claim_key: string;
  readonly stock_id: string;
  readonly kind: string;
  readonly terms: TermsWire;
  readonly name_zh: string;
  readonly name_en: string;
  readonly claim_expires_at: Date | string;
}

export function offeredStock(row: OfferedStockRow): OfferedStock | null {
  if (row.asset_id === null) return null;
  return {
    stockId: row.stock_id,
    assetId: row.asset_id,
    state: row.state,
    version: row.standing_version,
    unitsLeft: row.units_left === null ? null : Number(row.units_left),
    fenLeft: row.fen_left === null ? null : BigInt(row.fen_left),
    fenOfNext: BigInt(row.fen_of_next),
    ...dayLeft(row),
    merchantId: row.merchant_id,
    limits: limitsOfRow(row),
    validity: {
      startsAt: new Date(row.starts_at),
      endsAt: new Date(row.ends_at),
      daysAfterClaim: row.days_after_claim,
    },
    termsVersion: row.terms_version,
    kind: row.kind,
    terms: inOneOrder(row.terms),
    strategy: row.strategy,
    worstCase: BigInt(row.worst_case),
    name: { zh: row.name_zh, en: row.name_en },
  };
}

function dayLeft({ day_units_left: units, day_fen_left: fen }: OfferedStockRow) {
  return {
    dayUnitsLeft: units === null ? null : Number(units),
    dayFenLeft: fen === null ? null : BigInt(fen),
  };
}

/** Those of holders; the day's slice is told by what is left of it. */
function limitsOfRow(row: OfferedStockRow): StockLimits {
  return {
    perUserTotal: row.per_user_total,
    perUserDay: row.per_user_day,
    perUserMonth: row.per_user_month,
    perPersonTotal: row.per_person_total,
    perPersonDay: row.per_person_day,
    perPersonMonth: row.per_person_month,
    ...{ perDayUnits: null, perDayValue: null },
  };
}

export function claimedGrant(row: GivenRow): ClaimedGrant {
  return {
    grantId: row.id,
    stockId: row.stock_id,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    terms: inOneOrder(row.terms),
    expiresAt: new Date(row.claim_expires_at).toISOString(),
  };
}

/** Keys in one order, so that a repeated answer is the same to the byte. */
export function inOneOrder(terms: TermsWire): TermsWire {
  return JSON.parse(canonicalJson(terms)) as TermsWire;
}
