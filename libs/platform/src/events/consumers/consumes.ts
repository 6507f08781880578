import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EventContract } from '@boon/shared-kernel';
import { throwError, type Observable } from 'rxjs';

/** How a group takes its events. */
export interface ConsumesOptions {
  /** Default `group`: one member of the group gets each event; `node`: every process, from now on. */
  readonly every?: 'group' | 'node';
  /**
   * Default true (false with `every: 'node'`): the handler runs in one transaction with the mark
   * that its group has seen the event, so that its writes happen once.
   */
  readonly inbox?: boolean;
}

/** What `@Consumes` tells the transport of a handler. */
export interface Consumption {
  readonly contract: EventContract;
  readonly group: string;
  readonly every: 'group' | 'node';
  readonly inbox: boolean;
}

/** Marks handlers as the event transport's own. */
export const EVENT_TRANSPORT = Symbol('boon-events');

// Without it Nest replaces every error but its own by a plain "Internal server error".
@Catch()
class RethrowOriginal implements RpcExceptionFilter<unknown> {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}

/**
 * Has a method of a `@Controller()` class handle the events of `contract` for `group`: it gets the payload,
 * parsed by the contract, and the `EventEnvelope`. Events of one key come in order, each at least once.
 * When it throws, the event is offered again with backoff, 5 times in all, then dead-lettered.
 */
export function Consumes(
  contract: EventContract,
  group: string,
  options: ConsumesOptions = {},
): MethodDecorator {
  const every = options.every ?? 'group';
  const consumption: Consumption = {
    contract,
    group,
    every,
    inbox: options.inbox ?? every === 'group',
  };
  return applyDecorators(
    payloadAndEnvelope,
    EventPattern<string>(contract.type, EVENT_TRANSPORT, { ...consumption }),
    UseFilters(new RethrowOriginal()),
  );
}

// Left to itself, Nest hands over the payload only.
const payloadAndEnvelope: MethodDecorator = (target, method) => {
  Payload()(target, method, 0);
  Ctx()(target, method, 1);
};
