import type { SqlMigration } from '@boon/platform/database';

/** Tells whether counts and suggestions are older than what was taken in. */
export const catalogueMark: SqlMigration = {
  at: '2026-11-28T10:41:00',
  name: 'DemoShopCatalogueMark',
  up: `
    create table demo_shop.catalogue_mark (
      lone boolean primary key default true check (lone),
      changes bigint not null default 0,
      renewed bigint not null default 0
    );
    insert into demo_shop.catalogue_mark (changes) values (1);
  `,
  down: `drop table demo_shop.catalogue_mark;`,
};
