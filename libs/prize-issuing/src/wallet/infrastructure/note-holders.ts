import type { SqlMigration } from '@boon/platform/database';

/**
 * Claims write the journal themselves from now on. Events of earlier ones that are still on their way find nobody who
 * listens: whoever has a lot stands in the journal once more.
 */
export const noteHolders: SqlMigration = {
  at: '2026-11-28T20:10:00',
  name: 'PrizeIssuingNoteHolders',
  up: `
    insert into prize_issuing.subsidy_change (user_id)
    select distinct lot.user_id from prize_issuing.benefit_grant as lot
    join prize_issuing.stock_version as version on version.stock_id = lot.stock_id
      and version.version = lot.stock_version and version.kind = 'subsidy'
    where lot.state in ('held', 'locked');`,
  down: `select 1;`,
};
