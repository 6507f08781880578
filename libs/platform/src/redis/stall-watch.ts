const TICK_MS = 100;

/**
 * Watches the oldest command in flight at two additions per command. Redis answers in order, so when fewer
 * commands are answered now than were sent `deadline` ago, one of them waits for longer than that.
 */
export class StallWatch {
  private sent = 0;
  private answered = 0;
  private readonly sentAt: number[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lastTick = 0;

  constructor(
    private readonly deadlineMs: number,
    private readonly onStall: () => void,
  ) {}

  get inFlight(): number {
    return this.sent - this.answered;
  }

  began(): void {
    this.sent += 1;
  }

  ended(): void {
    this.answered += 1;
  }

  start(): void {
    this.lastTick = performance.now();
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const now = performance.now();
    const wasHeldUp = now - this.lastTick > 3 * TICK_MS;
    this.lastTick = now;
    // Our own event loop stood still: answers may lie unread in the socket.
    if (wasHeldUp) this.sentAt.length = 0;
    this.sentAt.push(this.sent);
    if (this.sentAt.length <= this.deadlineMs / TICK_MS) return;
    const sentThen = this.sentAt.shift() ?? 0;
    if (sentThen <= this.answered) return;
    this.sentAt.length = 0;
    this.onStall();
  }
}
