import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import { aDatabase, type DatabaseForSpecs } from '../../testing/a-database.js';
import { eventBusContract } from '../../testing/event-bus-contract.js';
import { usePostgres } from '../../testing/postgres.js';
import { InProcessEventBus } from './in-process-event-bus.js';

usePostgres();
let database: DatabaseForSpecs;
beforeAll(async () => {
  database = await aDatabase();
});

eventBusContract('InProcessEventBus', () => ({
  makeBus: (retry) => new InProcessEventBus({ ...database, ...(retry && { retry }) }),
  prepareTopic: () => Promise.resolve(),
  inChild: { url: database.url },
  deadLetters: (group, topic) =>
    database.sql.query(
      `select (payload ->> 'n')::int as n, attempts, cause from platform.dead_letter
       where consumer_group = $1 and topic = $2 order by seq`,
      [group, topic],
    ),
}));

describe('a group that names types', () => {
  const handle = (): Promise<void> => Promise.resolve();
  const queued = async (group: string): Promise<string[]> => {
    const rows = await database.sql.query<{ type: string }>(
      'delete from platform.bus_queue where consumer_group = $1 returning type',
      [group],
    );
    return rows.map(({ type }) => type).sort();
  };
  const subscribe = (group: string, types?: readonly string[]): Promise<void> =>
    new InProcessEventBus(database).subscribe({
      ...{ group, topics: ['types'], handle },
      ...(types && { types }),
    });
  const publish = async (): Promise<void> => {
    const events = ['a', 'b', 'c'].map((type) => ({
      ...{ id: newId(), type, topic: 'types', key: 'k', payload: {}, headers: {} },
      occurredAt: new Date().toISOString(),
    }));
    await new InProcessEventBus(database).publish(events);
  };

  it('has nothing else in its queue, and loses none of them to an older process that starts again', async () => {
    await subscribe('some', ['a']);
    await subscribe('all');
    await publish();
    expect([await queued('some'), await queued('all')]).toEqual([['a'], ['a', 'b', 'c']]);
    await subscribe('some', ['a', 'b']);
    await subscribe('some', ['a']);
    await publish();
    expect([await queued('some'), await queued('all')]).toEqual([
      ...[
        ['a', 'b'],
        ['a', 'b', 'c'],
      ],
    ]);
    await subscribe('all', ['c']);
    await publish();
    expect(await queued('all')).toEqual(['c']);
  });
});
