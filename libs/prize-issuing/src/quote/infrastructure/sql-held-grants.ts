import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { useOfKind } from '@boon/benefit-terms/kinds';
import { BasisPoints, Money } from '@boon/shared-kernel';
import { storedTerms } from '../../stock/infrastructure/stock-row.js';
import { HeldGrants, type HeldGrant } from '../domain/held-grants.js';

const HELD = `
  select held.id, held.stock_id, version.name_zh, version.name_en, held.expires_at,
    coalesce(held.terms, version.terms) as terms, version.funding_platform, version.merchant_id,
    held.discount_limit, held.worst_case - coalesce(held.lot_locked, 0) as unlocked
  from prize_issuing.benefit_grant as held
  join prize_issuing.stock_version as version
    on version.stock_id = held.stock_id and version.version = held.stock_version
  where held.user_id = $1 and held.state = 'held' and held.expires_at > now()
  order by held.expires_at, held.id limit 500`;

interface HeldRow {
  readonly id: string;
  readonly stock_id: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly expires_at: Date;
  readonly terms: unknown;
  readonly funding_platform: number;
  readonly merchant_id: string | null;
  readonly discount_limit: string | null;
  readonly unlocked: string;
}

/** Held grants out of the table benefit_grant. */
@Injectable()
export class SqlHeldGrants extends HeldGrants {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async of(userId: string): Promise<HeldGrant[]> {
    const rows = await this.sql.query<HeldRow>(HELD, [userId]);
    return rows.map(heldGrant);
  }
}

function heldGrant(row: HeldRow): HeldGrant {
  const terms = storedTerms(row.terms);
  // Of a lot, what remains of it and no order holds; of others, what their budget still had.
  const atMost = useOfKind(terms.kind) === 'in-parts' ? row.unlocked : row.discount_limit;
  return {
    grantId: row.id,
    stockId: row.stock_id,
    name: { zh: row.name_zh, en: row.name_en },
    terms,
    funding: { platform: BasisPoints.of(row.funding_platform), merchantId: row.merchant_id },
    expiresAt: row.expires_at,
    atMost: atMost === null ? null : Money.parse(atMost),
  };
}
