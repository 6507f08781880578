/** The advisory key that every member of a task holds shared; beyond the shards' own. */
export const MEMBER_KEY = 1_000;

/** How many of `shards` one of `members` should have, so that all together can have every one. */
export function fairShare(shards: number, members: number): number {
  return Math.ceil(shards / Math.max(1, members));
}

/** The first advisory key of a task: FNV-1a, kept positive because `classid` is unsigned. */
export function lockClassOf(task: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < task.length; at += 1) {
    hash = Math.imul(hash ^ task.charCodeAt(at), 0x01000193);
  }
  return hash & 0x7fffffff;
}
