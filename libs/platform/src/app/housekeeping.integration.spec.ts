import { beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, type DatabaseForSpecs } from '../testing/a-database.js';
import { usePostgres } from '../testing/postgres.js';
import { Housekeeping } from './housekeeping.js';

describe('housekeeping', () => {
  usePostgres();
  let database: DatabaseForSpecs;

  beforeAll(async () => {
    database = await aDatabase();
  });

  it('forgets old marks and answers, and keeps the fresh ones', async () => {
    const { sql } = database;
    await sql.execute(
      `insert into platform.inbox (consumer_group, event_id, seen_at)
       select 'g', gen_random_uuid(), now() - make_interval(days => days)
       from unnest(array[0, 13, 15, 400]) as days`,
    );
    await sql.execute(
      `insert into platform.idempotency (caller, key, body_hash, status, body, content_type, created_at)
       select 'ann', hours::text, '', 200, '', '', now() - make_interval(hours => hours)
       from unnest(array[0, 23, 25, 400]) as hours`,
    );
    await new Housekeeping(sql).tidy();
    const [left] = await sql.query<{ marks: string; answers: string }>(
      `select (select count(*) from platform.inbox) as marks,
              (select count(*) from platform.idempotency) as answers`,
    );
    expect(left).toEqual({ marks: '2', answers: '2' });
  });
});
