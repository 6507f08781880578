import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { VisitorOffers } from '../domain/visitor-offers.js';

/**
 * The update that changes nothing makes the row answer, whoever wrote it. Each binding takes a few old ones
 * away: their tokens are long expired, and what they brought is found by the user's own key.
 */
const BIND = `
  with forgotten as (
    delete from prize_issuing.visitor_offer where token_id in (
      select token_id from prize_issuing.visitor_offer
      where bound_at < now() - interval '2 days' limit 10 for update skip locked)
  )
  insert into prize_issuing.visitor_offer as bound (token_id, user_id) values ($1, $2)
  on conflict (token_id) do update set user_id = bound.user_id
  returning user_id`;

/** Bindings in the table visitor_offer. */
@Injectable()
export class SqlVisitorOffers extends VisitorOffers {
  constructor(private readonly sql: Sql) {
    super();
  }

  override async bind(tokenId: string, userId: string): Promise<boolean> {
    const [bound] = await this.sql.query<{ user_id: string }>(BIND, [tokenId, userId]);
    return bound?.user_id === userId;
  }
}
