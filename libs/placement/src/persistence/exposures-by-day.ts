import type { Persistence } from '@boon/platform/database';

/**
 * Deliveries and exposures in daily partitions: counters are worked out anew from them, and old days are
 * dropped whole. A row that has no day of its own lands in the default partition.
 */
export const EXPOSURES_BY_DAY: Persistence['migrations'][number] = {
  at: '2026-11-28T10:05:00',
  name: 'PlacementExposuresByDay',
  up: `
    alter table placement.exposure rename to exposure_before;
    alter table placement.exposure_before rename constraint exposure_pkey to exposure_before_pkey;
    create table placement.exposure (
      -- The decision's clock: what a repeated confirmation finds the row by.
      decided_at timestamptz not null,
      decision_id uuid not null,
      slot text not null,
      stock_id uuid not null,
      user_id text not null,
      plan_id uuid not null,
      scheme_id uuid not null,
      -- Names and periods of the hard caps that the delivery counts against; null: none.
      hard_caps jsonb,
      -- Null: delivered, and not confirmed as seen.
      exposed_at timestamptz,
      primary key (decided_at, decision_id, slot, stock_id)
    ) partition by range (decided_at);
    create table placement.exposure_default partition of placement.exposure default;

    create function placement.prepare_exposure_days(first date, days integer) returns integer
    language plpgsql as $$
    declare
      day date;
      made integer := 0;
    begin
      perform pg_advisory_xact_lock(hashtext('placement.exposure'));
      for n in 0 .. days - 1 loop
        day := first + n;
        if to_regclass('placement.exposure_' || to_char(day, 'YYYYMMDD')) is null then
          execute format('create table placement.exposure_%s partition of placement.exposure
            for values from (%L) to (%L)', to_char(day, 'YYYYMMDD'),
            day::text || ' 00:00:00+08', (day + 1)::text || ' 00:00:00+08');
          made := made + 1;
        end if;
      end loop;
      return made;
    end $$;

    create function placement.drop_exposure_days(before date) returns integer
    language plpgsql as $$
    declare
      old text;
      dropped integer := 0;
    begin
      perform pg_advisory_xact_lock(hashtext('placement.exposure'));
      for old in select inhrelid::regclass::text from pg_inherits
        where inhparent = 'placement.exposure'::regclass
          and inhrelid::regclass::text ~ 'exposure_[0-9]{8}$'
          and right(inhrelid::regclass::text, 8) < to_char(before, 'YYYYMMDD')
      loop
        execute 'drop table ' || old;
        dropped := dropped + 1;
      end loop;
      return dropped;
    end $$;

    select placement.prepare_exposure_days((now() at time zone 'Asia/Shanghai')::date - 36, 44);
    insert into placement.exposure
      (decided_at, decision_id, slot, stock_id, user_id, plan_id, scheme_id, exposed_at)
    select exposed_at, decision_id, slot, stock_id, user_id, plan_id, scheme_id, exposed_at
    from placement.exposure_before;
    drop table placement.exposure_before;`,
  down: `
    create table placement.exposure_before (
      decision_id uuid not null, slot text not null, user_id text not null, plan_id uuid not null,
      scheme_id uuid not null, stock_id uuid not null, exposed_at timestamptz not null,
      primary key (decision_id, slot, stock_id));
    insert into placement.exposure_before
    select decision_id, slot, user_id, plan_id, scheme_id, stock_id, exposed_at
    from placement.exposure where exposed_at is not null on conflict do nothing;
    drop table placement.exposure;
    drop function placement.prepare_exposure_days, placement.drop_exposure_days;
    alter table placement.exposure_before rename constraint exposure_before_pkey to exposure_pkey;
    alter table placement.exposure_before rename to exposure;
    create index exposure_exposed_at on placement.exposure (exposed_at);`,
};
