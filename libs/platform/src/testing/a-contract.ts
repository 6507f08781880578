import type { EventContract } from '@boon/shared-kernel';

/** The payload of contracts that specs make up: `key` orders, `n` counts. */
export interface SpecPayload {
  readonly key: string;
  readonly n: number;
}

/** An event contract of a spec's own; its topic is the part before the first dot. */
export function aContract(
  type: string,
  topic = type.split('.')[0] ?? type,
): EventContract<SpecPayload> {
  return {
    type,
    topic,
    example: { key: 'a', n: 1 },
    keyOf: ({ key }) => key,
    parse: (payload) => {
      const { key, n } = payload as Partial<SpecPayload>;
      if (typeof key !== 'string' || typeof n !== 'number') throw new Error('key or n is missing');
      return { key, n };
    },
    of: (payload) => ({ type, topic, key: payload.key, payload }),
  };
}
