import { beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, openDatabase, type DatabaseForSpecs } from '../../testing/a-database.js';
import { usePostgres } from '../../testing/postgres.js';
import { auditChain } from './audit-chain.js';
import { brokenSeals, sealEntries } from './seal-entries.js';

usePostgres();
let database: DatabaseForSpecs;
beforeAll(async () => {
  database = await aDatabase();
});

const record = (subject: string): Promise<void> =>
  database.audit.record({
    ...{ actor: 'lin', role: 'operator', action: 'limit.edit', subject },
    ...{ before: { quantity: '1', text: '满减' }, after: null },
  });
const sealed = async (): Promise<string[]> => {
  const rows = await database.sql.query<{ subject: string }>(
    `select subject from platform.audit_seal join platform.audit_entry as entry on entry.id = entry_id
     order by number`,
  );
  return rows.map(({ subject }) => subject);
};
const faults = async (): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (const statement of brokenSeals) found.push(...(await database.sql.query(statement)));
  return found;
};

describe('the chain of audit entries', () => {
  it('takes in each act once, in the order of what was committed before the next began', async () => {
    const ACTORS = 12;
    const ACTS = 60;
    let acting = ACTORS;
    const act = async (actor: number): Promise<void> => {
      for (let n = 0; n < ACTS; n += 1) {
        await database.unitOfWork
          .run(async () => {
            await record(`${actor}:${n}`);
            // Transactions end in another order than they began, and some not at all.
            await database.sql.query(`select pg_sleep($1)`, [((actor * 7 + n * 3) % 10) / 2_000]);
            if (n % 10 === 9) throw new Error('it did not happen');
          })
          .catch(() => undefined);
      }
      acting -= 1;
    };
    const seal = async (): Promise<void> => {
      while (acting > 0) await sealEntries(database.sql, database.unitOfWork);
    };
    await Promise.all([
      ...Array.from({ length: ACTORS }, (_, actor) => act(actor)),
      ...[seal(), seal(), seal()],
    ]);
    await sealEntries(database.sql, database.unitOfWork);
    const subjects = await sealed();
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects).toHaveLength((ACTORS * ACTS * 9) / 10);
    for (let actor = 0; actor < ACTORS; actor += 1) {
      const own = subjects.filter((subject) => subject.startsWith(`${actor}:`));
      const sequence = own.map((subject) => Number(subject.split(':')[1]));
      expect(sequence).toEqual([...sequence].sort((one, other) => one - other));
    }
    expect(await faults()).toEqual([]);
    const [head] = await database.sql.query<{ number: string; left: string }>(
      `select number, (select count(*) from platform.audit_unsealed) as left from platform.audit_head`,
    );
    expect(head).toEqual({ number: String(subjects.length), left: '0' });
  });

  it('makes nobody wait who acts while it is sealed', async () => {
    await record('before');
    await database.unitOfWork.run(async () => {
      await sealEntries(database.sql, database.unitOfWork);
      const other = await openDatabase({ url: database.url, persistence: [] });
      await other.audit.record({
        ...{ actor: 'mei', role: 'operator', action: 'limit.edit', subject: 'meanwhile' },
        ...{ before: null, after: null },
      });
      await other.close();
    });
    await sealEntries(database.sql, database.unitOfWork);
    expect((await sealed()).slice(-2)).toEqual(['before', 'meanwhile']);
  });

  it('begins with the acts of before, and reads the same in every time zone', async () => {
    const older = await aDatabase();
    for (const n of [1, 2, 3]) {
      await older.sql.execute(
        `insert into platform.audit_entry (actor, role, action, subject, before, after)
         values ('lin', 'operator', 'limit.edit', $1, 'null', 'null')`,
        [`older:${n}`],
      );
    }
    await older.sql.execute(auditChain.down ?? '');
    await older.sql.execute(auditChain.up);
    expect(await sealEntries(older.sql, older.unitOfWork)).toBe(3);
    await older.unitOfWork.run(async () => {
      await older.sql.execute(`set local time zone 'Asia/Shanghai'`);
      await older.sql.execute(`set local datestyle to 'German'`);
      for (const statement of brokenSeals) expect(await older.sql.query(statement)).toEqual([]);
    });
  });

  it('only grows', async () => {
    for (const change of ['delete from', 'update'] as const) {
      const rest = change === 'update' ? `set hash = sha256('another')` : '';
      await expect(database.sql.execute(`${change} platform.audit_seal ${rest}`)).rejects.toThrow(
        /the chain only grows/,
      );
    }
  });
});
