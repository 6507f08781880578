import type { SqlMigration } from '@boon/platform/database';

/** The user who took up a visitor's offer. */
export const createVisitorOffer: SqlMigration = {
  at: '2026-11-28T10:45:00',
  name: 'PrizeIssuingCreateVisitorOffer',
  up: `
    create table prize_issuing.visitor_offer (
      token_id uuid primary key,
      user_id text not null,
      bound_at timestamptz not null default now()
    );
    create index visitor_offer_to_forget on prize_issuing.visitor_offer (bound_at);
  `,
  down: `drop table prize_issuing.visitor_offer;`,
};
