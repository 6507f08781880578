import { Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';
import { DatabaseOptions } from '../database/database-options.js';
import { Sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { InProcessEventBus } from './bus/in-process-event-bus.js';
import { EventTransport } from './consumers/event-transport.js';
import { EventBus } from './event-bus.js';
import { EventsOptions } from './events-options.js';
import { Inbox } from './inbox.js';
import { KafkaEventBus } from './kafka/kafka-event-bus.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { OutboxSignal } from './outbox/outbox-signal.js';
import { PgOutbox } from './outbox/pg-outbox.js';
import { PgInbox } from './pg-inbox.js';

/** Options that come out of other providers; `inject` names their classes in order. */
export interface EventsAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: readonly Type<unknown>[];
  readonly useFactory: (...injected: never[]) => EventsOptions | Promise<EventsOptions>;
}

/** Events for the whole process: binds `Outbox`, `Inbox` and `EventBus`. Needs `DatabaseModule`. */
@Module({})
export class EventsModule {
  /** See `startConsumers` for what has to be called before `listen`. */
  static forRoot(options: EventsOptions): DynamicModule {
    return EventsModule.forRootAsync({ useFactory: () => options });
  }

  /** As `forRoot`, with options made from other providers. */
  static forRootAsync(options: EventsAsyncOptions): DynamicModule {
    return {
      module: EventsModule,
      global: true,
      imports: options.imports ?? [],
      providers: [
        {
          provide: EventsOptions,
          inject: [...(options.inject ?? [])],
          useFactory: options.useFactory as (...injected: unknown[]) => Promise<EventsOptions>,
        },
        OutboxSignal,
        { provide: Outbox, useClass: PgOutbox },
        { provide: Inbox, useClass: PgInbox },
        {
          provide: EventBus,
          inject: [EventsOptions, DatabaseOptions, Sql, UnitOfWork],
          useFactory: busOf,
        },
        OutboxRelay,
        EventTransport,
      ],
      exports: [EventsOptions, Outbox, Inbox, EventBus, OutboxRelay, EventTransport],
    };
  }
}

function busOf(
  { bus, retry }: EventsOptions,
  database: DatabaseOptions,
  sql: Sql,
  unitOfWork: UnitOfWork,
): EventBus {
  return bus === 'in-process'
    ? new InProcessEventBus({ url: database.url, sql, unitOfWork, ...(retry && { retry }) })
    : new KafkaEventBus({ ...bus, ...(retry && { retry }) });
}
