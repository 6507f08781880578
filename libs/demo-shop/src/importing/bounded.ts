/**
 * Works on items as they come, at most `parallel` at a time. After the first fault no more are begun; it
 * is thrown once what was under way has ended.
 */
export async function eachBounded<T>(
  items: AsyncIterable<T> | Iterable<T>,
  parallel: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  for await (const item of items) {
    const task = work(item)
      .catch((fault: unknown) => void faults.push(fault))
      .finally(() => running.delete(task));
    running.add(task);
    if (running.size >= parallel) await Promise.race(running);
    if (faults.length > 0) break;
  }
  await Promise.all(running);
  if (faults.length > 0) throw faults[0];
}

/** Lists of at most `size` items, in order. */
export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
