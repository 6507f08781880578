import { governedTable } from '@boon/governance';
import type { Persistence } from '@boon/platform/database';
import { BUDGETS_IN_CATALOGUE } from './persistence/budgets-in-catalogue.js';
import { CATALOGUE_IN_PAGES } from './persistence/catalogue-in-pages.js';
import { CATALOGUE_VERSIONS_IN_PARTS } from './persistence/catalogue-versions-in-parts.js';
import { DECISION_LOG_TABLES } from './persistence/decision-log-tables.js';
import { EXPOSURES_BY_DAY } from './persistence/exposures-by-day.js';
import { SLOTS_AS_CONFIGURATION } from './persistence/slots-as-configuration.js';
import { TASKS_IN_SLOTS } from './persistence/tasks-in-slots.js';

/** Plans, slots, switches, the catalogue and what was shown. */
export const placementPersistence: Persistence = {
  name: 'placement',
  entities: [],
  migrations: [
    {
      at: '2026-11-22T00:50:00',
      name: 'PlacementCreatePlanAndCatalogue',
      up: `
        create schema placement;
        ${governedTable('placement.plan')}
        create table placement.slot (
          name text primary key check (name ~ '^[a-z0-9-]+\\.[a-z0-9-]+$'),
          channel text not null,
          capacity integer not null check (capacity between 1 and 60),
          recall_limit integer not null check (recall_limit between 1 and 5000),
          matches_product boolean not null,
          fallback_zh text,
          fallback_en text,
          check ((fallback_zh is null) = (fallback_en is null))
        );
        insert into placement.slot values
          ('home.popup', 'home', 1, 500, false, '逛逛今日好物', 'Have a look at today''s picks'),
          ('pdp.internal', 'pdp', 1, 500, true, null, null),
          ('pdp.external-ad', 'pdp', 1, 500, true, null, null),
          ('pdp.any', 'pdp', 1, 500, true, null, null),
          ('search.top', 'search', 3, 500, false, null, null),
          ('event-hall.banner', 'event-hall', 6, 500, false, '更多优惠即将开始', 'More offers soon');
        create table placement.switch (
          id text primary key,
          version integer not null check (version > 0),
          is_off boolean not null,
          reason text not null,
          by text not null,
          changed_at timestamptz not null default now()
        );
        create table placement.catalogue_item (
          kind text not null check (kind in ('stock', 'scheme', 'plan', 'switch')),
          id text not null,
          version integer not null,
          seq bigint generated always as identity,
          body jsonb not null,
          -- Readers poll by transaction, not by seq: a lower seq may commit later.
          changed_in xid8 not null default pg_current_xact_id(),
          primary key (kind, id)
        );
        create index catalogue_item_changed on placement.catalogue_item (changed_in);
        create table placement.catalogue_log (
          kind text not null,
          id text not null,
          version integer not null,
          body jsonb not null,
          changed_at timestamptz not null default now(),
          primary key (kind, id, version)
        );
        create index catalogue_log_changed_at on placement.catalogue_log using brin (changed_at);
        create table placement.exposure (
          decision_id uuid not null,
          slot text not null,
          user_id text not null,
          plan_id uuid not null,
          scheme_id uuid not null,
          stock_id uuid not null,
          exposed_at timestamptz not null,
          primary key (decision_id, slot, stock_id)
        );
        create index exposure_exposed_at on placement.exposure (exposed_at);`,
      down: `drop schema placement cascade;`,
    },
    SLOTS_AS_CONFIGURATION,
    DECISION_LOG_TABLES,
    EXPOSURES_BY_DAY,
    TASKS_IN_SLOTS,
    CATALOGUE_IN_PAGES,
    BUDGETS_IN_CATALOGUE,
    CATALOGUE_VERSIONS_IN_PARTS,
  ],
};
