import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntitySchema } from 'typeorm';
import { aDatabase, type DatabaseForSpecs } from '../testing/a-database.js';
import { usePostgres } from '../testing/postgres.js';
import { expectSchemaInSync } from '../testing/schema-in-sync.js';
import { dataSourceOf } from './data-source.js';
import { migrate } from './migrate.js';
import type { Persistence } from './persistence.js';
import { platformPersistence } from './platform-persistence.js';

/** The platform's own migrations. */
const OWN = platformPersistence.migrations.length;

class Shelf {
  constructor(
    readonly id: string,
    readonly capacity: string,
  ) {}
}

const shelves: Persistence = {
  name: 'shelves',
  entities: [
    new EntitySchema<Shelf>({
      name: 'Shelf',
      target: Shelf,
      schema: 'shelves',
      tableName: 'shelf',
      columns: {
        id: { type: 'text', primary: true },
        capacity: { type: 'bigint' },
      },
      checks: [{ name: 'shelf_capacity', expression: 'capacity >= 0' }],
    }),
  ],
  migrations: [
    {
      at: '2026-11-22T01:00:00',
      name: 'ShelvesCreateShelf',
      up: `create schema shelves;
           create table shelves.shelf (
             id text primary key, capacity bigint not null,
             constraint shelf_capacity check (capacity >= 0));`,
      down: 'drop schema shelves cascade',
    },
  ],
};

describe('the database', () => {
  const postgres = usePostgres();
  let database: DatabaseForSpecs;
  beforeAll(async () => {
    database = await aDatabase(shelves);
  });
  afterAll(() => database.close());

  const shelf = (id: string, capacity = 1) =>
    database.sql.execute('insert into shelves.shelf (id, capacity) values ($1, $2)', [
      id,
      capacity,
    ]);
  const kept = async (id: string) =>
    (await database.sql.query('select id from shelves.shelf where id = $1', [id])).length === 1;

  describe('migrations', () => {
    it('run once, though three processes start at once', async () => {
      const url = await postgres.createDatabase();
      const runs = await Promise.all(
        [1, 2, 3].map(() => migrate(dataSourceOf({ url, persistence: [shelves] }))),
      );
      expect(runs.map((ran) => ran.length).sort()).toEqual([0, 0, OWN + 1]);
    });

    it('make the tables that the entities describe', async () => {
      await expectSchemaInSync(database.dataSource);
    });

    it('are found out when an entity has a column that no migration made', async () => {
      const widened: Persistence = {
        ...shelves,
        entities: [
          new EntitySchema({
            name: 'Shelf',
            schema: 'shelves',
            tableName: 'shelf',
            columns: {
              id: { type: 'text', primary: true },
              capacity: { type: 'bigint' },
              colour: { type: 'text' },
            },
            checks: [{ name: 'shelf_capacity', expression: 'capacity >= 0' }],
          }),
        ],
      };
      const planted = await aDatabase(widened);
      await expect(expectSchemaInSync(planted.dataSource)).rejects.toThrow('colour');
      await planted.close();
    });

    it('leave nothing behind when one of them fails', async () => {
      const url = await postgres.createDatabase();
      const broken: Persistence = {
        name: 'broken',
        entities: [],
        migrations: [{ at: '2026-11-23T00:00:00', name: 'BrokenStep', up: 'create tabel x ()' }],
      };
      await expect(migrate(dataSourceOf({ url, persistence: [broken] }))).rejects.toThrow('tabel');
      await expect(migrate(dataSourceOf({ url, persistence: [] }))).resolves.toHaveLength(OWN);
    });
  });

  describe('a unit of work', () => {
    it('keeps what was written when it resolves, and nothing when it throws', async () => {
      await database.unitOfWork.run(() => shelf('kept'));
      const failing = database.unitOfWork.run(async () => {
        await shelf('lost');
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect([await kept('kept'), await kept('lost')]).toEqual([true, false]);
    });

    it('joins the one around it, also through the ambient manager', async () => {
      const failing = database.unitOfWork.run(async () => {
        await database.unitOfWork.run(() => shelf('inner'));
        await database.ambientManager
          .get()
          .getRepository(Shelf)
          .insert({ id: 'repo', capacity: '1' });
        throw new Error('the outer one fails');
      });
      await expect(failing).rejects.toThrow('the outer one fails');
      expect([await kept('inner'), await kept('repo')]).toEqual([false, false]);
    });

    it('commits nothing once a joined one has failed, though its error was caught', async () => {
      const doomed = database.unitOfWork.run(async () => {
        await shelf('outer');
        await database.unitOfWork
          .run(() => Promise.reject(new Error('inner')))
          .catch(() => undefined);
      });
      await expect(doomed).rejects.toThrow('nothing is committed');
      expect(await kept('outer')).toBe(false);
    });

    it('calls after-commit hooks after the commit only, and outside of the transaction', async () => {
      const seen: string[] = [];
      const note = (what: string) => database.unitOfWork.afterCommit(() => seen.push(what));
      await database.unitOfWork.run(async () => {
        await shelf('hooked');
        database.unitOfWork.afterCommit(() => seen.push(String(database.unitOfWork.isActive())));
        expect(seen).toEqual([]);
      });
      await database.unitOfWork
        .run(async () => {
          note('never');
          throw new Error('rolled back');
        })
        .catch(() => undefined);
      note('at once');
      expect(seen).toEqual(['false', 'at once']);
    });

    it('stands, though a hook fails', async () => {
      await database.unitOfWork.run(async () => {
        database.unitOfWork.afterCommit(() => {
          throw new Error('planted');
        });
        await shelf('hook-failed');
      });
      expect(await kept('hook-failed')).toBe(true);
    });

    it('is run again after a serialization failure only when the caller asks for it', async () => {
      await shelf('counter', 0);
      const increment = (retries: number) =>
        database.unitOfWork.run(
          async () => {
            const [row] = await database.sql.query<{ capacity: string }>(
              `select capacity from shelves.shelf where id = 'counter'`,
            );
            await database.sql.execute(
              `update shelves.shelf set capacity = $1 where id = 'counter'`,
              [Number(row?.capacity) + 1],
            );
          },
          { isolation: 'SERIALIZABLE', retries },
        );
      await Promise.all(Array.from({ length: 5 }, () => increment(50)));
      const rows = await database.sql.query<{ capacity: string }>(
        `select capacity from shelves.shelf where id = 'counter'`,
      );
      expect(rows[0]?.capacity).toBe('5');
      const impatient = await Promise.allSettled(Array.from({ length: 5 }, () => increment(0)));
      expect(impatient.some((each) => each.status === 'rejected')).toBe(true);
    });
  });

  describe('sql', () => {
    it('answers rows for every kind of RETURNING, and counts for the rest', async () => {
      const { sql } = database;
      const returning = 'returning id, capacity';
      const inserted = await sql.query(`insert into shelves.shelf values ('r', 7) ${returning}`);
      const updated = await sql.query(
        `update shelves.shelf set capacity = 8 where id = 'r' ${returning}`,
      );
      const removed = await sql.query(`delete from shelves.shelf where id = 'r' ${returning}`);
      expect([inserted, updated, removed]).toEqual([
        [{ id: 'r', capacity: '7' }],
        [{ id: 'r', capacity: '8' }],
        [{ id: 'r', capacity: '8' }],
      ]);
      expect(await sql.execute(`delete from shelves.shelf where id = 'r'`)).toBe(0);
    });

    it('ends a statement that runs too long', async () => {
      const { openDatabase } = await import('../testing/a-database.js');
      const hasty = await openDatabase({
        url: await postgres.createDatabase(),
        persistence: [],
        statementTimeoutMs: 50,
      });
      await expect(hasty.sql.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
      await hasty.close();
    });
  });
});
