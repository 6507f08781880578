import type { SqlMigration } from '@boon/platform/database';

/** The journal of users whose subsidy is to be told anew; all who have a lot stand in it at first. */
export const createSubsidyChange: SqlMigration = {
  at: '2026-11-28T13:30:00',
  name: 'PrizeIssuingCreateSubsidyChange',
  up: `
    create table prize_issuing.subsidy_change (
      id bigint generated always as identity primary key,
      user_id text not null
    );
    insert into prize_issuing.subsidy_change (user_id)
    select distinct lot.user_id from prize_issuing.benefit_grant as lot
    join prize_issuing.stock_version as version on version.stock_id = lot.stock_id
      and version.version = lot.stock_version and version.kind = 'subsidy'
    where lot.state in ('held', 'locked');`,
  down: `drop table prize_issuing.subsidy_change;`,
};
