import type { SqlMigration } from '@boon/platform/database';

/** Lotteries that were published before anybody was told of such: `TellOlderLotteries` tells each once. */
export const createLotteryUntold: SqlMigration = {
  at: '2026-11-28T17:10:00',
  name: 'PrizeIssuingLotteryUntold',
  up: `
    create table prize_issuing.lottery_untold (lottery_id uuid primary key);
    insert into prize_issuing.lottery_untold
    select id from prize_issuing.lottery where state not in ('draft', 'in-review', 'approved');`,
  down: `drop table prize_issuing.lottery_untold;`,
};
