import { Injectable } from '@nestjs/common';
import type { TermsWire } from '@boon/benefit-terms';
import { Sql } from '@boon/platform';
import { Wallets, type GrantState, type WalletGrant, type WalletQuery } from '../domain/wallet.js';

const READ = `
  select * from (
    select own.id, own.stock_id, own.claim_key, version.name_zh, version.name_en, version.kind,
      coalesce(own.terms, version.terms) as terms, own.claimed_at, own.expires_at, own.used_at,
      own.redemption_id,
      case when own.state = 'held' and own.expires_at <= now() then 'expired' else own.state end
        as state
    from prize_issuing.benefit_grant as own
    join prize_issuing.stock_version as version
      on version.stock_id = own.stock_id and version.version = own.stock_version
    where own.user_id = $1 and ($5::uuid is null or own.id < $5::uuid)
  ) as own
  where ($2::text is null or state = $2) and ($3::text is null or kind = $3)
    and ($4::int is null or (state = 'held' and expires_at < now() + make_interval(days => $4)))
  order by id desc limit $6`;

interface WalletRow {
  readonly id: string;
  readonly stock_id: string;
  readonly claim_key: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: string;
  readonly terms: TermsWire;
  readonly state: GrantState;
  readonly claimed_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly redemption_id: string | null;
}

/** Wallets out of the table benefit_grant; the owner is part of the query. */
@Injectable()
export class SqlWallets extends Wallets {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async read(query: WalletQuery): Promise<WalletGrant[]> {
    const rows = await this.sql.query<WalletRow>(READ, [
      query.userId,
      query.state ?? null,
      query.kind ?? null,
      query.expiringInDays ?? null,
      query.after ?? null,
      query.limit,
    ]);
    return rows.map((row) => ({
      grantId: row.id,
      stockId: row.stock_id,
      claimKey: row.claim_key,
      name: { zh: row.name_zh, en: row.name_en },
      kind: row.kind,
      terms: row.terms,
      state: row.state,
      claimedAt: row.claimed_at,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      redemptionId: row.redemption_id,
    }));
  }
}
