/**
 * Deadlines for many readings: those that begin in one turn of the event loop share a timer, because a page's
 * timers would cost as much as its decision.
 */
export class ReadDeadline {
  private current: Promise<null> | null = null;

  constructor(private readonly ms: number) {}

  /** The answer, or null when it fails or does not come in time. */
  within<T>(reading: Promise<T>): Promise<T | null> {
    return Promise.race([reading, this.late()]).catch(() => null);
  }

  /** Resolves when what begins now is late. */
  private late(): Promise<null> {
    if (this.current !== null) return this.current;
    const late = new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), this.ms).unref();
    });
    this.current = late;
    setImmediate(() => (this.current = null));
    return late;
  }
}
