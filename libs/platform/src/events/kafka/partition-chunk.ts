import type { KafkaMessage } from 'kafkajs';
import { withRetries, type Handling, type RetryPolicy } from '../retry.js';

/** How the messages of one chunk are dealt with. */
export interface ChunkWork {
  readonly retry: RetryPolicy;
  readonly signal: AbortSignal;
  handle(message: KafkaMessage): Promise<void>;
  bury(message: KafkaMessage, dead: Extract<Handling, { outcome: 'dead' }>): Promise<void>;
}

/** What became of a chunk. */
export interface ChunkResult {
  /** How many messages from the start are dealt with. */
  readonly over: number;
  /** Why the rest is not, when it is not because of an abort. */
  readonly error?: unknown;
}

/**
 * Handles a run of one partition's messages: those of a key in order, different keys side by side, so that
 * a key that has to be retried holds up no other. Nothing is in hand any more when it resolves.
 */
export async function workChunk(
  messages: readonly KafkaMessage[],
  work: ChunkWork,
): Promise<ChunkResult> {
  const over = new Set<KafkaMessage>();
  const chains = await Promise.allSettled(
    byKey(messages).map((chain) => workChain(chain, work, over)),
  );
  const failed = chains.find((chain) => chain.status === 'rejected');
  const firstLeft = messages.findIndex((message) => !over.has(message));
  return {
    over: firstLeft === -1 ? messages.length : firstLeft,
    ...(failed && { error: failed.reason as unknown }),
  };
}

async function workChain(
  chain: readonly KafkaMessage[],
  work: ChunkWork,
  over: Set<KafkaMessage>,
): Promise<void> {
  for (const message of chain) {
    const handling = await withRetries(() => work.handle(message), work.retry, work.signal);
    if (handling.outcome === 'abandoned') return;
    if (handling.outcome === 'dead') await work.bury(message, handling);
    over.add(message);
  }
}

function byKey(messages: readonly KafkaMessage[]): KafkaMessage[][] {
  const chains = new Map<string, KafkaMessage[]>();
  for (const message of messages) {
    const key = message.key?.toString() ?? '';
    const chain = chains.get(key);
    if (chain) chain.push(message);
    else chains.set(key, [message]);
  }
  return [...chains.values()];
}
