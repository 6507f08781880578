import { Injectable } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { EventBus } from '../event-bus.js';
import type { EventEnvelope } from '../event-envelope.js';
import { EventsOptions } from '../events-options.js';
import { Inbox } from '../inbox.js';
import { UnprocessableEvent } from '../retry.js';
import { inTraceOf } from '../trace-headers.js';
import { EVENT_TRANSPORT, type Consumption } from './consumes.js';

interface Handler extends Consumption {
  readonly call: MessageHandler<unknown, EventEnvelope, unknown>;
}

/**
 * Feeds `@Consumes` methods from the `EventBus`. Nest's own event dispatch (`handleEvent`) is never used:
 * it swallows what a handler throws.
 */
@Injectable()
export class EventTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = EVENT_TRANSPORT;
  override readonly propagatesEventHandlerErrors = true;
  private readonly groups = new Map<string, Map<string, Handler>>();

  constructor(
    private readonly bus: EventBus,
    private readonly inbox: Inbox,
    private readonly options: EventsOptions,
  ) {
    super();
  }

  override addHandler(
    pattern: unknown,
    call: MessageHandler,
    _isEventHandler?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    const { contract, group, every, inbox } = (extras ?? {}) as Partial<Consumption>;
    if (!contract || !group || !every || inbox === undefined || pattern !== contract.type) {
      throw new Error(`"${String(pattern)}" is not declared by @Consumes`);
    }
    const types = this.groups.get(group) ?? new Map<string, Handler>();
    if (types.has(contract.type)) {
      throw new Error(`two handlers of group "${group}" consume ${contract.type}`);
    }
    const other = [...types.values()].find((handler) => handler.every !== every);
    if (other) throw new Error(`group "${group}" takes some events by group and some by node`);
    this.groups.set(group, types.set(contract.type, { contract, group, every, inbox, call }));
  }

  /** Checks what is handled against what the app says that it consumes, then starts the bus. */
  override async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      this.assertHandledAsDeclared();
      for (const [group, handlers] of this.groups) await this.subscribe(group, handlers);
      await this.bus.start();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Nothing: Nest closes transports before the outbox is drained, and `EventsModule` stops the bus after it. */
  override close(): void {}

  override on(): never {
    throw new Error('the event transport has no events of its own');
  }

  override unwrap<T>(): T {
    return this.bus as T;
  }

  private assertHandledAsDeclared(): void {
    const handled = sorted([...this.groups.values()].flatMap((types) => [...types.keys()]));
    const declared = sorted(this.options.consumes);
    if (handled.join() === declared.join()) return;
    throw new Error(
      'this app does not consume what it declares\n' +
        `  declared without a handler: ${without(declared, handled)}\n` +
        `  handled without a declaration: ${without(handled, declared)}`,
    );
  }

  private async subscribe(group: string, handlers: ReadonlyMap<string, Handler>): Promise<void> {
    const all = [...handlers.values()];
    await this.bus.subscribe({
      group,
      topics: [...new Set(all.map(({ contract }) => contract.topic))],
      types: [...handlers.keys()],
      every: all[0]?.every ?? 'group',
      handle: async (event) => {
        const handler = handlers.get(event.type);
        if (handler) await inTraceOf(event.headers, () => this.handle(handler, event));
      },
    });
  }

  private async handle(handler: Handler, event: EventEnvelope): Promise<void> {
    const payload = parsed(handler, event);
    const effect = async () => {
      const result: unknown = await handler.call(payload, event);
      // Lazy where an interceptor stands before the handler: nothing runs until it is subscribed to.
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    };
    if (handler.inbox) await this.inbox.once(handler.group, event, effect);
    else await effect();
  }
}

function parsed({ contract }: Handler, event: EventEnvelope): unknown {
  try {
    return contract.parse(event.payload);
  } catch (error) {
    throw new UnprocessableEvent(
      `${event.type} ${event.id} breaks its contract: ${String(error)}`,
      {
        cause: error,
      },
    );
  }
}

function sorted(types: readonly string[]): readonly string[] {
  return [...new Set(types)].sort();
}

function without(types: readonly string[], others: readonly string[]): string {
  return types.filter((type) => !others.includes(type)).join(', ') || 'none';
}
