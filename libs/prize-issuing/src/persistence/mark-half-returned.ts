import type { SqlMigration } from '@boon/platform/database';

/**
 * Coupons of which a part came back already are marked as later ones are: should their stock be stopped before the rest
 * comes, what they gave back is kept for them.
 */
export const markHalfReturned: SqlMigration = {
  at: '2026-11-28T20:20:00',
  name: 'PrizeIssuingMarkHalfReturned',
  up: `
    update prize_issuing.benefit_grant as used set kept = 0,
      kept_until = case stock.return_policy when 'extend' then now() + (claim_expires_at - claimed_at)
        else used.expires_at end
    from prize_issuing.stock
    where stock.id = used.stock_id and stock.value_budget is not null and used.kept is null
      and used.state = 'used' and used.used_by is null and case stock.return_policy when 'restore' then used.expires_at > now()
        else stock.return_policy = 'extend' end
      and exists (
        select from prize_issuing.redemption_share as share
        join prize_issuing.redemption_line as line on line.redemption_id = share.redemption_id
          and line.line_id = share.line_id and line.returned > 0
        where share.redemption_id = used.redemption_id and share.grant_id = used.id);
  `,
  down: `select 1;`,
};
