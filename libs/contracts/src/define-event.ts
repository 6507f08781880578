import type { DomainEvent, EventContract } from '@boon/shared-kernel';
import { z } from 'zod';

interface EventDefinition<Schema extends z.ZodType> {
  /** `<layer>.<fact>.v<n>`. */
  readonly type: string;
  readonly topic: string;
  readonly schema: Schema;
  readonly example: z.output<Schema>;
  readonly key: (payload: z.output<Schema>) => string;
}

/** An event contract with its schema at hand, for documents. */
export interface DefinedEvent<Payload> extends EventContract<Payload> {
  readonly schema: z.ZodType<Payload>;
}

/** Makes the contract of one event type; its `parse` strips unknown members, so newer writers can add. */
export function defineEvent<Schema extends z.ZodType>(
  definition: EventDefinition<Schema>,
): DefinedEvent<z.output<Schema>> {
  const { type, topic, schema, example, key } = definition;
  return {
    type,
    topic,
    example,
    schema: schema as unknown as z.ZodType<z.output<Schema>>,
    keyOf: key,
    parse: (payload) => schema.parse(payload),
    of: (payload): DomainEvent<z.output<Schema>> => ({ type, topic, key: key(payload), payload }),
  };
}
