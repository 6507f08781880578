import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { ensure, Money } from '@boon/shared-kernel';
import { FunderBooks, type FunderParts } from '../domain/funder-parts.js';

/**
 * What is held by the rule of the split at an order; what was ordered by the stored split, less what returns gave
 * back of it, funder by funder, by their own rule. What a stopped stock keeps for a coupon that is returned in steps
 * is reserved. A grant that came back to its holder has no share any more.
 */
const PARTS = `
  with payer as (
    select funding_platform as share from prize_issuing.stock_version
    where stock_id = $1 order by version desc limit 1
  ), held as (
    select coalesce(sum(worst_case), 0) as fen,
      coalesce(sum(div(worst_case * share::numeric, 10000)), 0) as platform
    from prize_issuing.benefit_grant, payer where stock_id = $1 and state = 'held'
  ), ordered as (
    select given.id, given.kept, redemption.state,
      share.platform * line.returned / line.quantity as platform_back,
      share.merchant * line.returned / line.quantity as merchant_back, share.platform, share.merchant
    from prize_issuing.benefit_grant as given
    join prize_issuing.redemption on redemption.id = given.redemption_id
    join prize_issuing.redemption_share as share
      on share.redemption_id = given.redemption_id and share.grant_id = given.id
    join prize_issuing.redemption_line as line
      on line.redemption_id = share.redemption_id and line.line_id = share.line_id
    where given.stock_id = $1 and given.state in ('locked', 'used')
  ), kept as (
    select coalesce(sum(kept), 0) as fen, coalesce(sum(least(kept, back)), 0) as platform from (
      select kept, sum(platform_back) as back from ordered where kept is not null group by id, kept
    ) as returned
  )
  select held.platform + kept.platform as platform_reserved,
    held.fen - held.platform + kept.fen - kept.platform as merchant_reserved,
    coalesce(sum(ordered.platform) filter (where state = 'locked'), 0) as platform_locked,
    coalesce(sum(ordered.merchant) filter (where state = 'locked'), 0) as merchant_locked,
    coalesce(sum(ordered.platform - platform_back) filter (where state = 'confirmed'), 0)
      as platform_spent,
    coalesce(sum(ordered.merchant - merchant_back) filter (where state = 'confirmed'), 0)
      as merchant_spent
  from held cross join kept left join ordered on true
  group by held.fen, held.platform, kept.fen, kept.platform`;

type Funder = 'platform' | 'merchant';
type PartsRow = Readonly<Record<`${Funder}_${'reserved' | 'locked' | 'spent'}`, string>>;

/** Reads them from grants and stored splits. */
@Injectable()
export class SqlFunderBooks extends FunderBooks {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async partsOf(stockId: string): Promise<FunderParts> {
    const [row] = await this.sql.query<PartsRow>(PARTS, [stockId]);
    ensure(row !== undefined, 'sums have a row');
    const of = (funder: Funder) => ({
      reserved: Money.parse(row[`${funder}_reserved`]),
      locked: Money.parse(row[`${funder}_locked`]),
      spent: Money.parse(row[`${funder}_spent`]),
    });
    return { platform: of('platform'), merchant: of('merchant') };
  }
}
