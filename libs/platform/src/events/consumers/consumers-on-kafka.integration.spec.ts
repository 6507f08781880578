import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable, Module, type INestApplication } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DatabaseModule } from '../../database/database.module.js';
import { Sql } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { enablePropagation } from '../../telemetry/propagation.js';
import { activeRequestId, inRequest } from '../../telemetry/request-context.js';
import { aContract } from '../../testing/a-contract.js';
import { eventually } from '../../testing/eventually.js';
import { usePostgres } from '../../testing/postgres.js';
import { useKafka } from '../../testing/servers.js';
import { EventBus } from '../event-bus.js';
import type { EventEnvelope } from '../event-envelope.js';
import { EventsModule } from '../events.module.js';
import { ensureTopics } from '../kafka/kafka-topics.js';
import { Outbox } from '../outbox.js';
import { Consumes } from './consumes.js';
import { startConsumers } from './start-consumers.js';

const Baked = aContract('bakery.bread-baked.v1');

@Injectable()
class Notes {
  readonly seen: { n: number; requestId: string | undefined; traceparent: string | undefined }[] =
    [];
  isBroken = false;
  failures = 0;
}

@Controller()
class Shop {
  constructor(private readonly notes: Notes) {}

  @Consumes(Baked, 'shop')
  onBaked({ n }: { n: number }, { headers }: EventEnvelope): void {
    if (this.notes.isBroken) {
      this.notes.failures += 1;
      throw new Error('planted');
    }
    const requestId = activeRequestId();
    this.notes.seen.push({ n, requestId, traceparent: headers['traceparent'] });
  }
}

const PATIENCE_MS = 120_000;
const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('consumers on Kafka', () => {
  const postgres = usePostgres();
  const kafka = useKafka();
  let app: INestApplication | undefined;
  afterEach(async () => {
    await app?.close();
    app = undefined;
  }, PATIENCE_MS);

  const options = () => ({ brokers: [kafka.server.brokers], clientId: 'spec' });

  async function start(): Promise<INestApplication> {
    @Module({
      imports: [
        DatabaseModule.forRoot({ url: postgres.url, persistence: [], migrate: true }),
        EventsModule.forRoot({ bus: options(), consumes: [Baked.type], relay: true }),
      ],
      controllers: [Shop],
      providers: [Notes],
    })
    class App {}
    const module = await Test.createTestingModule({ imports: [App] }).compile();
    app = module.createNestApplication(new FastifyAdapter());
    await startConsumers(app);
    return app;
  }

  const tell = (made: INestApplication, n: number) =>
    made.get(UnitOfWork).run(() => made.get(Outbox).append([Baked.of({ key: 'rye', n })]));

  it(
    'are not started while the broker lacks a topic',
    async () => {
      await expect(start()).rejects.toThrow('Kafka has no topic bakery, bakery.dead-letter');
    },
    PATIENCE_MS,
  );

  it(
    'get what a transaction told the outbox, as part of the request that told it',
    async () => {
      enablePropagation();
      await ensureTopics(options(), [{ name: 'bakery' }]);
      const made = await start();
      await inRequest('request-1', TRACEPARENT, () => tell(made, 1));
      await tell(made, 2);
      const { seen } = made.get(Notes);
      await eventually(() => expect(seen).toHaveLength(2));
      expect(seen).toEqual([
        { n: 1, requestId: 'request-1', traceparent: TRACEPARENT },
        { n: 2, requestId: undefined, traceparent: undefined },
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'get dead letters again when they are redriven',
    async () => {
      await ensureTopics(options(), [{ name: 'bakery' }]);
      const made = await start();
      const notes = made.get(Notes);
      notes.isBroken = true;
      await tell(made, 3);
      await eventually(() => expect(notes.failures).toBe(5));
      notes.isBroken = false;
      const letters = { group: 'shop', topic: 'bakery' };
      await eventually(async () => expect(await made.get(EventBus).redrive(letters)).toBe(1));
      await eventually(() => expect(notes.seen.map(({ n }) => n)).toEqual([3]));
      const marks = await made.get(Sql).query('select event_id from platform.inbox');
      expect(marks).toHaveLength(3);
    },
    PATIENCE_MS,
  );
});
