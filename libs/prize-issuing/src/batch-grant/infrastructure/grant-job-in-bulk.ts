import type { SqlMigration } from '@boon/platform/database';

/**
 * Rows name natural persons; a chunk whose rows were all granted says so by its count alone; a part of a file
 * that was sent twice is known by its content.
 */
export const grantJobInBulk: SqlMigration = {
  at: '2026-11-28T14:10:00',
  name: 'PrizeIssuingGrantJobInBulk',
  up: `
    alter table prize_issuing.grant_job_chunk
      add persons text[],
      add constraint chunk_has_persons_of_each_row check (cardinality(persons) = size),
      drop constraint chunk_answers_each_row,
      add constraint chunk_answers_each_row check (
        case when done_at is null then outcomes is null
          else granted + refused = size
            and coalesce(cardinality(outcomes) = size, refused = 0) end);

    create table prize_issuing.grant_job_part (
      job_id uuid not null references prize_issuing.grant_job,
      content text not null,
      rows integer not null,
      primary key (job_id, content)
    );
  `,
  down: `
    drop table prize_issuing.grant_job_part;
    update prize_issuing.grant_job_chunk
      set outcomes = array_fill('granted'::text, array[size])
      where done_at is not null and outcomes is null;
    alter table prize_issuing.grant_job_chunk drop persons,
      drop constraint chunk_answers_each_row,
      add constraint chunk_answers_each_row check (
        (done_at is null) = (outcomes is null)
        and (outcomes is null or cardinality(outcomes) = size
          and granted + refused = size));
  `,
};
