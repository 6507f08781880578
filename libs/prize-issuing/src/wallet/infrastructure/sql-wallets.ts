import { Injectable } from '@nestjs/common';
import type { TermsWire } from '@boon/benefit-terms';
import { kindsUsed, useOfKind } from '@boon/benefit-terms/kinds';
import { Sql } from '@boon/platform';
import { Money } from '@boon/shared-kernel';
import {
  Wallets,
  type GrantState,
  type SubsidyBalance,
  type WalletGrant,
  type WalletLot,
  type WalletQuery,
} from '../domain/wallet.js';

const READ = `
  select * from (
    select own.id, own.stock_id, own.claim_key, version.name_zh, version.name_en, version.kind,
      coalesce(own.terms, version.terms) as terms, own.terms_reason, own.claimed_at, own.expires_at, own.used_at,
      own.redemption_id, own.worst_case, own.lot_size, own.lot_locked,
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

const BALANCE = `
  with lots as (
    select own.expires_at, own.worst_case - coalesce(own.lot_locked, 0) as unlocked,
      coalesce(own.lot_locked, 0) as locked
    from prize_issuing.benefit_grant as own
    join prize_issuing.stock_version as version on version.stock_id = own.stock_id
      and version.version = own.stock_version and version.kind = any ($2::text[])
    where own.user_id = $1 and own.state in ('held', 'locked') and own.expires_at > now()
  )
  select coalesce(sum(unlocked), 0) as available, coalesce(sum(locked), 0) as locked,
    min(expires_at) filter (where unlocked > 0) as soonest,
    coalesce(sum(unlocked) filter (
      where expires_at = (select min(expires_at) from lots where unlocked > 0)), 0) as ending
  from lots`;

interface BalanceRow {
  readonly available: string;
  readonly locked: string;
  readonly soonest: Date | null;
  readonly ending: string;
}

interface WalletRow {
  readonly id: string;
  readonly stock_id: string;
  readonly claim_key: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: string;
  readonly terms: TermsWire;
  readonly terms_reason: string | null;
  readonly state: GrantState;
  readonly claimed_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly redemption_id: string | null;
  readonly worst_case: string;
  readonly lot_size: string | null;
  readonly lot_locked: string | null;
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
      termsReason: row.terms_reason,
      state: row.state,
      claimedAt: row.claimed_at,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      redemptionId: row.redemption_id,
      lot: useOfKind(row.kind) === 'in-parts' ? lotOf(row) : null,
    }));
  }

  override async balance(userId: string): Promise<SubsidyBalance> {
    const parameters = [userId, kindsUsed('in-parts')];
    const [row] = await this.sql.query<BalanceRow>(BALANCE, parameters);
    const soonest = row?.soonest ?? null;
    return {
      available: Money.parse(row?.available ?? '0'),
      locked: Money.parse(row?.locked ?? '0'),
      soonest: soonest && { amount: Money.parse(row?.ending ?? '0'), expiresAt: soonest },
    };
  }
}

/** Nothing remains of a lot that has expired, but for what orders still hold of it. */
function lotOf(row: WalletRow): WalletLot {
  const locked = row.lot_locked ?? '0';
  const isOver = row.state === 'expired' || row.state === 'voided';
  return {
    amount: Money.parse(row.lot_size ?? row.worst_case),
    remaining: Money.parse(isOver ? locked : row.worst_case),
    locked: Money.parse(locked),
  };
}
