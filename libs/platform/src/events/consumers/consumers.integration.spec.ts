import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Injectable, Module, type INestApplication, type Type } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DatabaseModule } from '../../database/database.module.js';
import { Sql } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { aContract } from '../../testing/a-contract.js';
import { eventually } from '../../testing/eventually.js';
import { usePostgres } from '../../testing/postgres.js';
import { EventBus } from '../event-bus.js';
import type { EventEnvelope } from '../event-envelope.js';
import { EventsModule } from '../events.module.js';
import { Outbox } from '../outbox.js';
import { Consumes } from './consumes.js';
import { startConsumers } from './start-consumers.js';

const Baked = aContract('bakery.bread-baked.v1');
const Burnt = aContract('bakery.bread-burnt.v1');

@Injectable()
class Ledger {
  readonly seen: string[] = [];
  failures = 0;
}

@Controller()
class Shop {
  constructor(
    private readonly ledger: Ledger,
    private readonly sql: Sql,
  ) {}

  @Consumes(Baked, 'shop')
  async onBaked(payload: { key: string; n: number }, event: EventEnvelope): Promise<void> {
    await this.sql.execute('insert into loaf (n) values ($1)', [payload.n]);
    if (this.ledger.failures > 0) {
      this.ledger.failures -= 1;
      throw new Error('the oven door is stuck');
    }
    this.ledger.seen.push(`${event.type} ${payload.n}`);
  }
}

@Controller()
class Window {
  constructor(private readonly ledger: Ledger) {}

  @Consumes(Burnt, 'window', { every: 'node' })
  onBurnt(payload: { n: number }): void {
    this.ledger.seen.push(`window ${payload.n}`);
  }
}

@Controller()
class SecondShop {
  @Consumes(Baked, 'shop')
  onBaked(): void {}
}

jest.setTimeout(60_000);

describe('consumers', () => {
  const postgres = usePostgres();
  let app: INestApplication | undefined;
  let url: string;
  beforeAll(() => {
    url = postgres.url;
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  async function start(
    controllers: Type[],
    consumes: readonly string[],
  ): Promise<INestApplication> {
    @Module({
      imports: [
        DatabaseModule.forRoot({ url, persistence: [], migrate: true }),
        EventsModule.forRoot({ bus: 'in-process', consumes, relay: true }),
      ],
      controllers,
      providers: [Ledger],
    })
    class App {}
    const module = await Test.createTestingModule({ imports: [App] }).compile();
    const made = module.createNestApplication(new FastifyAdapter());
    app = made;
    await made.get(Sql).execute('create table if not exists loaf (n int not null)');
    await made.get(Sql).execute('truncate loaf, platform.inbox, platform.dead_letter');
    await startConsumers(made);
    return made;
  }

  const tell = (made: INestApplication, ...events: ReturnType<typeof Baked.of>[]) =>
    made.get(UnitOfWork).run(() => made.get(Outbox).append(events));
  const loaves = async (made: INestApplication) =>
    (await made.get(Sql).query<{ n: number }>('select n from loaf order by n')).map(({ n }) => n);

  it('get what a transaction told the outbox, in order, with payload and envelope', async () => {
    const made = await start([Shop], [Baked.type]);
    const { seen } = made.get(Ledger);
    await tell(made, Baked.of({ key: 'rye', n: 1 }), Baked.of({ key: 'rye', n: 2 }));
    await eventually(() => expect(seen).toHaveLength(2));
    expect(seen).toEqual(['bakery.bread-baked.v1 1', 'bakery.bread-baked.v1 2']);
    expect(await loaves(made)).toEqual([1, 2]);
  });

  it('have their writes undone when they throw, and are asked again', async () => {
    const made = await start([Shop], [Baked.type]);
    made.get(Ledger).failures = 2;
    await tell(made, Baked.of({ key: 'rye', n: 7 }));
    await eventually(() => expect(made.get(Ledger).seen).toHaveLength(1));
    expect(await loaves(made)).toEqual([7]);
  });

  it('see an event once, though the bus delivers it twice', async () => {
    const made = await start([Shop], [Baked.type]);
    const event = { ...Baked.of({ key: 'rye', n: 3 }), ...anEnvelope() };
    await made.get(EventBus).publish([event, event]);
    await tell(made, Baked.of({ key: 'rye', n: 4 }));
    await eventually(() => expect(made.get(Ledger).seen).toHaveLength(2));
    expect(await loaves(made)).toEqual([3, 4]);
  });

  it('leave an event that breaks its contract to the dead letters, with the cause', async () => {
    const made = await start([Shop], [Baked.type]);
    const event = { ...Baked.of({ key: 'rye', n: 3 }), ...anEnvelope(), payload: { key: 'rye' } };
    await made.get(EventBus).publish([event]);
    await eventually(async () => {
      const letters = await made.get(Sql).query('select cause from platform.dead_letter');
      expect(letters).toEqual([{ cause: expect.stringContaining('breaks its contract') }]);
    });
    expect(made.get(Ledger).seen).toEqual([]);
  });

  it('pass over types of their topic that they have no handler for', async () => {
    const made = await start([Shop], [Baked.type]);
    await tell(made, Burnt.of({ key: 'rye', n: 1 }), Baked.of({ key: 'rye', n: 2 }));
    await eventually(() => expect(made.get(Ledger).seen).toEqual(['bakery.bread-baked.v1 2']));
  });

  it('may be told on every node', async () => {
    const made = await start([Shop, Window], [Baked.type, Burnt.type]);
    await tell(made, Burnt.of({ key: 'rye', n: 1 }));
    await eventually(() => expect(made.get(Ledger).seen).toEqual(['window 1']));
  });

  it('stop the start when they are not those that the app declares', async () => {
    await expect(start([Shop], [Burnt.type])).rejects.toThrow(
      /declared without a handler: bakery.bread-burnt.v1\s+handled without a declaration: bakery.bread-baked.v1/,
    );
  });

  it('stop the start when two of one group want the same event', async () => {
    await expect(start([Shop, SecondShop], [Baked.type])).rejects.toThrow(
      'two handlers of group "shop" consume bakery.bread-baked.v1',
    );
  });
});

function anEnvelope(): Pick<EventEnvelope, 'id' | 'occurredAt' | 'headers'> {
  return {
    id: '0192f0c1-2345-7000-8000-000000000001',
    occurredAt: '2026-11-22T00:00:00.000Z',
    headers: {},
  };
}
