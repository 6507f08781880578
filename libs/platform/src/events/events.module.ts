import {
  Module,
  Optional,
  type DynamicModule,
  type ModuleMetadata,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { DatabaseOptions } from '../database/database-options.js';
import { Sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HealthRegistry } from '../health/health-registry.js';
import { ShutdownOrder } from '../health/shutdown-order.js';
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
import { ToldState } from './told-state.js';

/** Options that come out of other providers; `inject` names their classes in order. */
export interface EventsAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: readonly Type<unknown>[];
  readonly useFactory: (...injected: never[]) => EventsOptions | Promise<EventsOptions>;
}

/** Events for the whole process: binds `Outbox`, `Inbox` and `EventBus`. Needs `DatabaseModule`. */
@Module({})
export class EventsModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly bus: EventBus,
    private readonly relay: OutboxRelay,
    @Optional() private readonly health?: HealthRegistry,
    @Optional() private readonly shutdown?: ShutdownOrder,
  ) {}

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
        ToldState,
        EventTransport,
      ],
      exports: [EventsOptions, Outbox, Inbox, EventBus, OutboxRelay, ToldState, EventTransport],
    };
  }

  onModuleInit(): void {
    const { bus } = this;
    if (bus instanceof KafkaEventBus) this.health?.register('events', () => bus.assertLive());
    this.shutdown?.onShutdown('bus', 'the event bus', () => this.leave());
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.shutdown === undefined) await this.leave();
  }

  // The relay publishes on the bus, so it goes first.
  private async leave(): Promise<void> {
    await this.relay.stop();
    await this.bus.stop();
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
