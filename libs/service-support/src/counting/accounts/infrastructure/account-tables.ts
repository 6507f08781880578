import type { SqlMigration } from '@boon/platform/database';

/** Budgets that stocks share: limits by scope, accounts (one a day where the scope is per day), their ledger. */
export const accountTables: SqlMigration = {
  at: '2026-11-28T10:01:00',
  name: 'ServiceSupportCreateBudgetAccount',
  up: `
    create table service_support.budget_limit (
      scope text primary key
        check (scope ~ '^((scheme|merchant|channel-day):.{1,64}|platform-day)$'),
      per_day boolean not null,
      fen bigint check (fen >= 0),
      units bigint check (units >= 0),
      changed_at timestamptz not null default now()
    );

    create table service_support.budget_account (
      id text primary key,
      scope text not null,
      limit_fen bigint,
      limit_units bigint,
      units bigint not null default 0,
      reserved bigint not null default 0 check (reserved >= 0),
      spent bigint not null default 0 check (spent >= 0),
      released bigint not null default 0 check (released >= 0),
      constraint account_not_over_budget
        check (limit_fen is null or reserved + spent + released <= limit_fen),
      constraint account_not_over_units check (units between 0 and coalesce(limit_units, units))
    ) with (fillfactor = 50);

    create table service_support.budget_entry (
      id bigint generated always as identity primary key,
      account_id text not null,
      stock_id uuid not null,
      cause text not null
        check (cause in ('issue', 'use', 'return', 'expiry', 'void', 'restore')),
      units bigint not null,
      free bigint not null,
      reserved bigint not null,
      spent bigint not null,
      released bigint not null,
      folded boolean not null,
      at timestamptz not null default now(),
      constraint entry_is_balanced check (free + reserved + spent + released = 0)
    );
    create index entry_to_fold on service_support.budget_entry (account_id) where not folded;

    create function service_support.refuse_change_of_ledger() returns trigger language plpgsql as $$
    begin
      raise exception 'the ledger only grows: entry % of account %', old.id, old.account_id;
    end $$;
    create trigger entry_is_kept before delete on service_support.budget_entry
      for each row execute function service_support.refuse_change_of_ledger();
    create trigger entry_is_not_changed before update on service_support.budget_entry
      for each row when (
        (old.id, old.account_id, old.stock_id, old.cause, old.units, old.free, old.reserved,
          old.spent, old.released, old.at)
          is distinct from
        (new.id, new.account_id, new.stock_id, new.cause, new.units, new.free, new.reserved,
          new.spent, new.released, new.at)
        or (old.folded and not new.folded)
      ) execute function service_support.refuse_change_of_ledger();
  `,
  down: `
    drop table service_support.budget_entry, service_support.budget_account,
      service_support.budget_limit;
    drop function service_support.refuse_change_of_ledger();
  `,
};
