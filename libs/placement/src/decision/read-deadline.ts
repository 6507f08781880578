/**
 * Deadlines for many readings: those that begin in one turn of the event loop share a timer, because a page's
 * timers would cost as much as its decision. What was answered is not held until its deadline.
 */
export class ReadDeadline {
  private current: Set<() => void> | null = null;

  constructor(private readonly ms: number) {}

  /** The answer, or null when it fails or does not come in time. */
  within<T>(reading: Promise<T>): Promise<T | null> {
    const waiting = this.turn();
    return new Promise((resolve) => {
      const giveUp = (): void => resolve(null);
      waiting.add(giveUp);
      reading.then(
        (answer) => {
          waiting.delete(giveUp);
          resolve(answer);
        },
        () => {
          waiting.delete(giveUp);
          resolve(null);
        },
      );
    });
  }

  /** Who waits of those that begin now. */
  private turn(): Set<() => void> {
    if (this.current !== null) return this.current;
    const waiting = new Set<() => void>();
    this.current = waiting;
    setTimeout(() => {
      for (const giveUp of waiting) giveUp();
    }, this.ms).unref();
    setImmediate(() => (this.current = null));
    return waiting;
  }
}
