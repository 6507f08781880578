import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aContract } from '../testing/a-contract.js';
import { aDatabase, type DatabaseForSpecs } from '../testing/a-database.js';
import { usePostgres } from '../testing/postgres.js';
import { purgeToldState, ToldState, type ToldEvent } from './told-state.js';

const State = aContract('bakery.oven-changed.v1', 'bakery.catalogue');
const Fact = aContract('bakery.bread-baked.v1');

describe('state that was told', () => {
  usePostgres();
  let database: DatabaseForSpecs;
  let told: ToldState;

  beforeAll(async () => {
    database = await aDatabase();
    told = new ToldState(database.sql, database.unitOfWork);
  });
  beforeEach(() => database.sql.execute('truncate platform.told_state, platform.outbox'));

  const tell = ({ keys, more = 0 }: { keys: number; more?: number }) =>
    database.unitOfWork.run(async () => {
      const events = Array.from({ length: keys }, (_, n) => State.of({ key: `oven-${n}`, n }));
      await database.outbox.append(events);
      for (let n = 0; n < more; n += 1) {
        await database.outbox.append([State.of({ key: 'one', n: keys + n })]);
      }
      await database.outbox.append([Fact.of({ key: 'a', n: -1 })]);
    });

  const numbers = (events: readonly ToldEvent[]) =>
    events.map(({ payload }) => (payload as { n: number }).n);

  async function takeAll(): Promise<number[]> {
    const taken: number[] = [];
    const keep = (events: readonly ToldEvent[]) =>
      Promise.resolve(void taken.push(...numbers(events)));
    while (await told.take(keep));
    return taken;
  }

  const oneTo = (most: number) => Array.from({ length: most }, (_, n) => n);

  it('is there when the bus has taken the events and nobody heard them, once', async () => {
    await tell({ keys: 100, more: 2 });
    const [outbox] = await database.sql.query<{ rows: number }>(
      'with gone as (delete from platform.outbox returning 1) select count(*)::int as rows from gone',
    );
    expect(outbox?.rows).toBeLessThan(103);
    expect((await takeAll()).sort((a, b) => a - b)).toEqual(oneTo(102));
    expect(await takeAll()).toEqual([]);
  });

  it('is not there when what it tells of did not happen', async () => {
    const fails = database.unitOfWork.run(async () => {
      await database.outbox.append([State.of({ key: 'a', n: 1 })]);
      throw new Error('planted');
    });
    await expect(fails).rejects.toThrow('planted');
    expect(await takeAll()).toEqual([]);
  });

  it('stays when it could not be taken in', async () => {
    await tell({ keys: 1 });
    const failing = told.take(() => Promise.reject(new Error('planted')));
    await expect(failing).rejects.toThrow('planted');
    expect(await takeAll()).toEqual([0]);
  });

  it('is taken once by many at a time', async () => {
    await tell({ keys: 20, more: 1_500 });
    const taken = await Promise.all([takeAll(), takeAll(), takeAll()]);
    expect(taken.flat().sort((a, b) => a - b)).toEqual(oneTo(1_520));
  });

  it('is forgotten after days in which nobody took it', async () => {
    await tell({ keys: 1 });
    await database.sql.execute(
      `update platform.told_state set told_at = now() - interval '15 days'`,
    );
    await tell({ keys: 2 });
    expect(await purgeToldState(database.sql, 14)).toBe(1);
    expect(await takeAll()).toHaveLength(2);
  });
});
