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
const faultsOf = async ({ sql }: DatabaseForSpecs): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (const statement of brokenSeals) found.push(...(await sql.query(statement)));
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
    expect(await faultsOf(database)).toEqual([]);
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
      expect(await faultsOf(older)).toEqual([]);
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

describe('the chain of audit entries, changed by somebody who may do everything', () => {
  let older: DatabaseForSpecs;
  beforeAll(async () => {
    older = await aDatabase();
    const act = { actor: 'lin', role: 'operator', action: 'limit.edit', before: null };
    for (const n of [1, 2, 3, 4, 5]) {
      await older.audit.record({ ...act, subject: `stock:${n}`, after: { quantity: n } });
    }
    await sealEntries(older.sql, older.unitOfWork);
    await older.audit.record({ ...act, subject: 'stock:6', after: null });
  });

  it('holds with one that waits for its seal', async () => {
    expect(await faultsOf(older)).toEqual([]);
  });

  const OPEN = `alter table platform.audit_entry disable trigger audit_is_kept;
    alter table platform.audit_seal disable trigger seal_is_kept;
    alter table platform.audit_seal drop constraint audit_seal_entry_id_fkey;`;
  const THIRD = `(select entry_id from platform.audit_seal where number = 3)`;
  const LAST = `(select max(number) from platform.audit_seal)`;
  it.each<[string, readonly string[]]>([
    ['changed', [`update platform.audit_entry set after = '{}' where id = ${THIRD}`]],
    ['given to another', [`update platform.audit_entry set actor = 'mei' where id = ${THIRD}`]],
    [
      'moved in time',
      [`update platform.audit_entry set at = at - interval '1 s' where id = ${THIRD}`],
    ],
    ['removed in the middle', [`delete from platform.audit_entry where id = ${THIRD}`]],
    [
      'removed in the middle with its seal',
      [
        `delete from platform.audit_entry where id = ${THIRD}`,
        `delete from platform.audit_seal where number = 3`,
      ],
    ],
    [
      'removed with its seal, its successors moved up',
      [
        `delete from platform.audit_entry where id = ${THIRD}`,
        `delete from platform.audit_seal where number = 3`,
        `update platform.audit_seal set number = -number where number > 3`,
        `update platform.audit_seal set number = -number - 1 where number < 0`,
        `update platform.audit_head set number = number - 1`,
      ],
    ],
    [
      'removed at the end with its seal',
      [
        `delete from platform.audit_entry where id =
           (select entry_id from platform.audit_seal where number = ${LAST})`,
        `delete from platform.audit_seal where number = ${LAST}`,
      ],
    ],
    [
      'slipped in',
      [
        `insert into platform.audit_entry (actor, role, action, subject, before, after)
         values ('lin', 'operator', 'limit.edit', 'stock:9', 'null', 'null')`,
        `delete from platform.audit_unsealed where entry_id = (select max(id) from platform.audit_entry)`,
      ],
    ],
    [
      'left without a seal since yesterday',
      [
        `update platform.audit_entry set at = at - interval '25 hours'
         where id in (select entry_id from platform.audit_unsealed)`,
      ],
    ],
  ])('shows an act that was %s', async (_, bug) => {
    const number = `alter table platform.audit_seal drop constraint audit_seal_number_check`;
    const away = new Error('nothing of a planted bug stays');
    let caught: unknown[] = [];
    const planted = older.unitOfWork.run(async () => {
      for (const statement of [OPEN, number, ...bug]) await older.sql.query(statement);
      caught = await faultsOf(older);
      throw away;
    });
    await expect(planted).rejects.toBe(away);
    expect(caught).not.toEqual([]);
  });
});
