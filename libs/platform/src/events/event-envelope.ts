import { newId, type DomainEvent } from '@boon/shared-kernel';

/** An event on its way: what the outbox keeps, the bus carries and a consumer gets. */
export interface EventEnvelope<Payload = unknown> extends DomainEvent<Payload> {
  /** UUID version 7; the inbox's key. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  /** `traceparent`, `requestId` and what else travels beside the payload. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts an event into an envelope of its own. */
export function envelope<Payload>(
  event: DomainEvent<Payload>,
  occurredAt: Date,
  headers: EventEnvelope['headers'] = {},
): EventEnvelope<Payload> {
  return { ...event, id: newId(), occurredAt: occurredAt.toISOString(), headers };
}
