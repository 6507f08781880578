import type { Redemption } from '../domain/redemption.js';

export const RESERVE_ORDER = `select pg_advisory_xact_lock(hashtextextended($1, 20))`;
export const NOW = `select now() as now`;

export const INSERT = `
  insert into prize_issuing.redemption (id, order_id, user_id, state, request_hash, mode, amount,
    discount, payable, subsidy, subsidy_ceiling, subsidy_share, plan_months, plan_rate, plan_method,
    interest, waived, locked_at, lock_expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;

export const INSERT_LINES = `
  insert into prize_issuing.redemption_line
    (redemption_id, line_id, position, sku, quantity, amount, discount, payable, interest)
  select $1, line_id, position, sku, quantity, amount, discount, payable, interest
  from unnest($2::text[], $3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[],
    $8::bigint[])
    with ordinality as line (line_id, sku, quantity, amount, discount, payable, interest, position)`;

export const INSERT_SHARES = `
  insert into prize_issuing.redemption_share
    (redemption_id, effect, grant_id, line_id, discount, platform, merchant)
  select $1, * from unnest($2::text[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[],
    $7::bigint[])`;

export const INSERT_LOTS = `
  insert into prize_issuing.redemption_lot (redemption_id, grant_id, drawn, position)
  select $1, * from unnest($2::uuid[], $3::bigint[]) with ordinality`;

export const FIND = `select * from prize_issuing.redemption where id = $1`;
export const LIVE = `
  select * from prize_issuing.redemption where order_id = $1 and state in ('locked', 'confirmed')`;
export const LINES = `
  select * from prize_issuing.redemption_line where redemption_id = $1 order by position`;
export const SHARES = `
  select * from prize_issuing.redemption_share where redemption_id = $1 order by grant_id, line_id`;
export const LOTS = `
  select * from prize_issuing.redemption_lot where redemption_id = $1 order by position`;

export const SAVE_STATE = `
  update prize_issuing.redemption set state = $2,
    confirmed_at = case when $2 = 'confirmed' then now() else confirmed_at end,
    ended_at = case when $2 in ('cancelled', 'released') then now() else null end
  where id = $1`;

export const SAVE_RETURNED = `
  update prize_issuing.redemption_line as line set returned = counted.returned
  from unnest($2::text[], $3::int[]) as counted (line_id, returned)
  where line.redemption_id = $1 and line.line_id = counted.line_id`;

export const SAVE_REFILLED = `
  update prize_issuing.redemption_lot as lot set returned = counted.returned
  from unnest($2::uuid[], $3::bigint[]) as counted (grant_id, returned)
  where lot.redemption_id = $1 and lot.grant_id = counted.grant_id`;

/** The parameters of `INSERT`. */
export function redemptionColumns({ parts, state }: Redemption): unknown[] {
  const { subsidyLimits, interest } = parts;
  return [
    ...[parts.id, parts.orderId, parts.userId, state, parts.requestHash, parts.mode],
    ...[parts.amount, parts.discount, parts.payable, parts.subsidy, subsidyLimits.ceiling].map(
      String,
    ),
    subsidyLimits.share.value,
    ...[interest?.plan.months ?? null, interest?.plan.annualRate.value ?? null],
    interest?.plan.method ?? null,
    ...[interest?.interest ?? 0, interest?.waived ?? 0].map(String),
    ...[parts.lockedAt, parts.lockExpiresAt],
  ];
}

/** The parameters of `INSERT_LINES`. */
export function lineColumns({ parts: { id, lines } }: Redemption): unknown[] {
  return [
    id,
    lines.map((line) => line.lineId),
    lines.map((line) => line.sku),
    lines.map((line) => line.quantity),
    lines.map((line) => line.amount.toString()),
    lines.map((line) => line.discount.toString()),
    lines.map((line) => line.payable.toString()),
    lines.map((line) => line.interest.toString()),
  ];
}

/** The parameters of `INSERT_SHARES`. */
export function shareColumns({ parts: { id, shares } }: Redemption): unknown[] {
  return [
    id,
    shares.map((share) => share.effect),
    shares.map((share) => share.grantId),
    shares.map((share) => share.lineId),
    shares.map((share) => share.discount.toString()),
    shares.map((share) => share.platform.toString()),
    shares.map((share) => share.merchant.toString()),
  ];
}
