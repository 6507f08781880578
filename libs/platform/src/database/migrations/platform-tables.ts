import type { SqlMigration } from '../persistence.js';

// Queues live by insert and delete: without an eager autovacuum their readers walk over dead rows.
const QUEUE_STORAGE = `with (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000, fillfactor = 90)`;

/** Outbox, inbox, in-process bus, dead letters and idempotency keys. */
export const platformTables: SqlMigration = {
  at: '2026-11-22T00:00:00',
  name: 'PlatformTables',
  up: `
    create schema if not exists platform;

    create table platform.outbox (
      seq bigint generated always as identity primary key,
      id uuid not null,
      shard smallint not null check (shard between 0 and 15),
      type text not null,
      topic text not null,
      key text not null,
      payload jsonb not null,
      headers jsonb not null default '{}',
      occurred_at timestamptz not null default now()
    ) ${QUEUE_STORAGE};

    create table platform.inbox (
      consumer_group text not null,
      event_id uuid not null,
      seen_at timestamptz not null default now(),
      primary key (consumer_group, event_id)
    );
    create index inbox_seen_at on platform.inbox using brin (seen_at);

    create table platform.bus_subscription (
      topic text not null,
      consumer_group text not null,
      since timestamptz not null default now(),
      primary key (topic, consumer_group)
    );

    create table platform.bus_queue (
      seq bigint generated always as identity primary key,
      consumer_group text not null,
      shard smallint not null check (shard between 0 and 15),
      id uuid not null,
      type text not null,
      topic text not null,
      key text not null,
      payload jsonb not null,
      headers jsonb not null default '{}',
      occurred_at timestamptz not null
    ) ${QUEUE_STORAGE};
    create index bus_queue_of_group on platform.bus_queue (consumer_group, seq);

    create table platform.dead_letter (
      seq bigint generated always as identity primary key,
      consumer_group text not null,
      shard smallint not null check (shard between 0 and 15),
      id uuid not null,
      type text not null,
      topic text not null,
      key text not null,
      payload jsonb not null,
      headers jsonb not null default '{}',
      occurred_at timestamptz not null,
      attempts integer not null,
      cause text not null,
      died_at timestamptz not null default now()
    );
    create index dead_letter_of_group on platform.dead_letter (consumer_group, topic, seq);

    create table platform.idempotency (
      caller text not null,
      key text not null,
      body_hash text not null,
      status integer not null,
      body text not null,
      content_type text not null,
      created_at timestamptz not null default now(),
      primary key (caller, key)
    );
    create index idempotency_created_at on platform.idempotency using brin (created_at);
  `,
  down: `
    drop table platform.idempotency, platform.dead_letter, platform.bus_queue,
      platform.bus_subscription, platform.inbox, platform.outbox;
  `,
};
