import { Gift, type GiftAddress, type GiftState } from '../domain/gift.js';

/** A gift with its grant and its stock; $1 names the kinds that are sent. */
const GIFTS = `
  select given.id, given.user_id, given.stock_id, given.claimed_at, given.expires_at,
    coalesce(given.terms, version.terms) as terms, version.name_zh, version.name_en,
    case when gift.state is not null then gift.state
      when given.state = 'expired' or given.expires_at <= now() then 'expired' else 'won' end
      as state,
    gift.address, gift.carrier, gift.tracking_number, gift.cancel_reason,
    coalesce(gift.changed_at, given.claimed_at) as changed_at
  from prize_issuing.benefit_grant as given
  join prize_issuing.stock_version as version on version.stock_id = given.stock_id
    and version.version = given.stock_version and version.kind = any ($1::text[])
  left join prize_issuing.gift on gift.grant_id = given.id`;

export const FIND_GIFT = `${GIFTS} where given.id = $2`;

export const LOCK_GIFT = `
  select 1 from prize_issuing.benefit_grant where id = $1 for update`;

export const READ_GIFTS = `
  select * from (${GIFTS}
    where ($2::text is null or given.user_id = $2) and ($3::uuid is null or given.stock_id = $3)
      and ($5::uuid is null or given.id < $5::uuid)
      and ($4::text is null or $4 in ('won', 'expired') or gift.state = $4)
  ) as gift
  where $4::text is null or state = $4
  order by id desc limit $6`;

export const SAVE_GIFT = `
  insert into prize_issuing.gift
    (grant_id, state, address, carrier, tracking_number, cancel_reason, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (grant_id) do update set state = excluded.state, address = excluded.address,
    carrier = excluded.carrier, tracking_number = excluded.tracking_number,
    cancel_reason = excluded.cancel_reason, changed_at = excluded.changed_at`;

/** A row of `FIND_GIFT`. */
export interface GiftRow {
  readonly id: string;
  readonly user_id: string;
  readonly stock_id: string;
  readonly claimed_at: Date;
  readonly expires_at: Date;
  readonly terms: { readonly sku?: unknown };
  readonly name_zh: string;
  readonly name_en: string;
  readonly state: GiftState;
  readonly address: GiftAddress | null;
  readonly carrier: string | null;
  readonly tracking_number: string | null;
  readonly cancel_reason: string | null;
  readonly changed_at: Date;
}

export function giftOf(row: GiftRow): Gift {
  const { carrier, tracking_number: trackingNumber } = row;
  return Gift.restore({
    grantId: row.id,
    userId: row.user_id,
    stockId: row.stock_id,
    sku: String(row.terms.sku ?? ''),
    name: { zh: row.name_zh, en: row.name_en },
    expiresAt: row.expires_at,
    state: row.state,
    address: row.address,
    shipment: carrier === null || trackingNumber === null ? null : { carrier, trackingNumber },
    cancelReason: row.cancel_reason,
    wonAt: row.claimed_at,
    changedAt: row.changed_at,
  });
}
