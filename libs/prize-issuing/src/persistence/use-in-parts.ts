import type { SqlMigration } from '@boon/platform/database';

/**
 * Grants that are used otherwise than by one order as a whole. A lot of subsidy is drawn by many orders:
 * what remains of it is its worst case, `lot_size = worst_case + what orders drew and kept + lot_lapsed`.
 * The columns stay empty until the first use: an issue writes nothing for them.
 */
export const useInParts: SqlMigration = {
  at: '2026-11-28T10:20:00',
  name: 'PrizeIssuingUseInParts',
  up: `
    alter table prize_issuing.benefit_grant
      add column used_by text check (used_by in ('parts', 'shipment', 'check-in')),
      add column lot_size bigint,
      add column lot_locked bigint,
      add column lot_lapsed bigint,
      drop constraint grant_is_held_by_its_redemption,
      add constraint grant_is_held_by_its_redemption check (
        case when used_by is null then (state in ('locked', 'used')) = (redemption_id is not null)
          else redemption_id is null end),
      add constraint lot_adds_up check (
        case when used_by = 'parts' then num_nonnulls(lot_size, lot_locked, lot_lapsed) = 3
            and lot_locked between 0 and worst_case and lot_lapsed >= 0
            and worst_case + lot_lapsed <= lot_size
          else num_nonnulls(lot_size, lot_locked, lot_lapsed) = 0 end),
      add constraint lot_is_in_the_state_of_its_rest check (
        used_by is distinct from 'parts' or case state
          when 'held' then worst_case > lot_locked
          when 'locked' then worst_case = lot_locked and lot_locked > 0
          when 'voided' then lot_locked = 0
          else worst_case = 0 end);

    alter table prize_issuing.redemption
      add column subsidy bigint not null default 0,
      add column subsidy_share integer not null default 300
        check (subsidy_share between 0 and 10000),
      add column subsidy_ceiling bigint not null default 20000,
      add column plan_months integer check (plan_months > 0),
      add column plan_rate integer check (plan_rate between 0 and 10000),
      add column plan_method text check (plan_method in ('flat', 'declining')),
      add column interest bigint not null default 0,
      add column waived bigint not null default 0,
      add constraint subsidy_is_within_its_limits check (subsidy between 0
        and least(subsidy_ceiling, (payable + subsidy) * subsidy_share / 10000)),
      add constraint interest_is_of_a_plan check (
        num_nonnulls(plan_months, plan_rate, plan_method) in (0, 3)
        and (plan_months is not null or interest = 0)),
      add constraint waived_is_of_the_interest check (waived between 0 and interest);

    alter table prize_issuing.redemption_line
      add column interest bigint not null default 0 check (interest >= 0);

    alter table prize_issuing.redemption_share
      add column effect text not null default 'price'
        check (effect in ('price', 'balance', 'interest'));

    create table prize_issuing.redemption_lot (
      redemption_id uuid not null references prize_issuing.redemption,
      grant_id uuid not null,
      position integer not null check (position > 0),
      drawn bigint not null check (drawn > 0),
      returned bigint not null default 0,
      primary key (redemption_id, grant_id),
      unique (redemption_id, position),
      constraint lot_not_over_returned check (returned between 0 and drawn)
    );
    create index redemption_of_lot on prize_issuing.redemption_lot (grant_id);
  `,
  down: `
    drop table prize_issuing.redemption_lot;
    alter table prize_issuing.redemption_share drop column effect;
    alter table prize_issuing.redemption_line drop column interest;
    alter table prize_issuing.redemption drop column subsidy, drop column subsidy_share,
      drop column subsidy_ceiling, drop column plan_months, drop column plan_rate,
      drop column plan_method, drop column interest, drop column waived;
    alter table prize_issuing.benefit_grant
      drop constraint lot_is_in_the_state_of_its_rest, drop constraint lot_adds_up,
      drop constraint grant_is_held_by_its_redemption,
      drop column used_by, drop column lot_size, drop column lot_locked, drop column lot_lapsed,
      add constraint grant_is_held_by_its_redemption
        check ((state in ('locked', 'used')) = (redemption_id is not null));
  `,
};
