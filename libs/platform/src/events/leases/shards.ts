/** How many ways the events of one table are divided; each way has one worker at a time. */
export const SHARD_COUNT = 16;

/** The shard of a key: FNV-1a over its UTF-16 units, so that all events of a key share one. */
export function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) % SHARD_COUNT;
}
