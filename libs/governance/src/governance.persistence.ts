import type { Persistence } from '@boon/platform/database';

/** Requests for approval and the votes on them. */
export const governancePersistence: Persistence = {
  name: 'governance',
  entities: [],
  migrations: [
    {
      at: '2026-11-22T00:10:00',
      name: 'GovernanceCreateApproval',
      up: `
        create schema governance;
        create table governance.approval_request (
          id uuid primary key,
          kind text not null,
          object_id uuid not null,
          content_hash text not null check (length(content_hash) = 64),
          authors text[] not null check (cardinality(authors) > 0),
          worst_case_fen bigint not null check (worst_case_fen >= 0),
          required integer not null check (required between 1 and 5),
          status text not null check (status in ('open', 'approved', 'rejected', 'void')),
          submitted_by text not null,
          submitted_at timestamptz not null default now()
        );
        create unique index approval_one_open
          on governance.approval_request (kind, object_id) where status = 'open';
        create index approval_of_object on governance.approval_request (kind, object_id, id desc);
        create index approval_of_authors on governance.approval_request using gin (authors);
        create table governance.approval_vote (
          request_id uuid not null references governance.approval_request,
          approver text not null,
          authors text[] not null,
          verdict text not null check (verdict in ('approve', 'reject')),
          comment text,
          voted_at timestamptz not null default now(),
          primary key (request_id, approver),
          constraint approver_is_no_author check (approver <> all (authors))
        );`,
      down: `drop schema governance cascade;`,
    },
  ],
};
