import type { SqlMigration } from '../persistence.js';

/**
 * What was told on topics of state, beside the outbox: rows of it leave with the bus, which may be lost. Whoever writes to
 * the outbox writes here too, in the same transaction; `ToldState` takes the rows away.
 */
export const toldState: SqlMigration = {
  at: '2026-11-28T22:55:00',
  name: 'PlatformToldState',
  up: `
    create table platform.told_state (
      seq bigint generated always as identity primary key,
      type text not null,
      payload jsonb not null,
      folded text,
      told_at timestamptz not null default now()
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

    create function platform.keep_told_state() returns trigger language plpgsql as $$
    begin
      insert into platform.told_state (type, payload, folded)
      values (new.type, new.payload, new.folded);
      return null;
    end $$;
    create trigger state_is_told_without_the_bus after insert on platform.outbox
      for each row when (new.topic like '%.catalogue')
      execute function platform.keep_told_state();
    insert into platform.told_state (type, payload, folded)
      select type, payload, folded from platform.outbox
      where topic like '%.catalogue' order by seq;
  `,
  down: `
    drop trigger state_is_told_without_the_bus on platform.outbox;
    drop function platform.keep_told_state();
    drop table platform.told_state;
  `,
};
