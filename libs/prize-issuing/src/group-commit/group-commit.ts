import { AsyncResource } from 'node:async_hooks';
import { originNow, type Origin } from './origin.js';

const MOST_IN_FLIGHT = 2;
const NOBODY = { size: 0, until: 0 };

/** A request and the HTTP request that it came with. */
export interface Submitted<Request> {
  readonly request: Request;
  readonly origin: Origin | null;
}

/** Who came together is likely to come again: one batch of all costs less than two that take turns. */
export interface Gathering {
  /** Larger crowds are worth no wait. */
  readonly crowd: number;
  /** How long a batch waits at most. */
  readonly waitMs: number;
  /** How long a crowd is thought to be still there after its last batch. */
  readonly lastsMs: number;
}

/** How batches are gathered and written. */
export interface GroupCommitOptions<Request, Outcome> {
  readonly name: string;
  /** Requests of the same identity share one answer. */
  readonly identityOf: (request: Request) => string;
  /** Writes a batch in one transaction; the outcomes in the order of the requests, committed. */
  readonly write: (submitted: readonly Submitted<Request>[]) => Promise<readonly Outcome[]>;
  readonly most: number;
  /** So many must wait before a batch is written beside another: fewer, larger batches cost less. Default: one. */
  readonly worthASecond?: number;
  /** When a batch waits a moment until as many came as the last time. Default: never. */
  readonly gathers?: Gathering;
}

interface Waiting<Request, Outcome> extends Submitted<Request> {
  readonly identity: string;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: gathers the requests of this process while batches are being written, and writes them
 * together. One that comes alone is written at once; one that cannot be written fails alone. Twins (of the
 * same identity) share one answer.
 */
export class GroupCommit<Request, Outcome> {
  private readonly underWay = new Map<string, Promise<Outcome>>();
  /** Batches belong to no request: they must not join the transaction of whoever submits. */
  private readonly ownContext: AsyncResource;
  private waiting: Waiting<Request, Outcome>[] = [];
  private inFlight = 0;
  private scheduled = false;
  /** How many were about when the last batch was done, and until when it is worth waiting for them again. */
  private crowd = NOBODY;
  private lingering: NodeJS.Timeout | undefined;

  constructor(private readonly options: GroupCommitOptions<Request, Outcome>) {
    this.ownContext = new AsyncResource(options.name);
  }

  /** Resolves after the commit; rejects when this request could not be written. */
  submit(request: Request): Promise<Outcome> {
    const identity = this.options.identityOf(request);
    const twin = this.underWay.get(identity);
    if (twin !== undefined) return twin;

    const outcome = new Promise<Outcome>((resolve, reject) => {
      this.waiting.push({ request, identity, origin: originNow(), resolve, reject });
    });
    this.underWay.set(identity, outcome);
    if (!this.scheduled) this.ownContext.runInAsyncScope(() => this.schedule());
    return outcome;
  }

  /** Waits for the end of the tick, so that requests which arrive together go together. */
  private schedule(): void {
    if (this.scheduled || this.inFlight >= MOST_IN_FLIGHT) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.next();
    });
  }

  private next(): void {
    if (this.awaitsMore()) return this.linger();
    clearTimeout(this.lingering);
    this.lingering = undefined;
    while (this.mayWrite()) {
      const gathered = this.waiting.splice(0, this.options.most);
      this.inFlight += 1;
      void this.write(gathered).finally(() => {
        this.inFlight -= 1;
        this.remember(gathered.length + this.waiting.length);
        this.next();
      });
    }
  }

  private mayWrite(): boolean {
    const { length } = this.waiting;
    if (this.inFlight === 0) return length > 0;
    return this.inFlight < MOST_IN_FLIGHT && length >= (this.options.worthASecond ?? 1);
  }

  private remember(size: number): void {
    const { gathers } = this.options;
    if (gathers === undefined || size > gathers.crowd) this.crowd = NOBODY;
    else this.crowd = { size, until: performance.now() + gathers.lastsMs };
  }

  private awaitsMore(): boolean {
    const { size, until } = this.crowd;
    if (this.inFlight > 0 || this.waiting.length === 0 || this.waiting.length >= size) return false;
    return performance.now() < until;
  }

  private linger(): void {
    this.lingering ??= setTimeout(() => {
      this.crowd = NOBODY;
      this.next();
    }, this.options.gathers?.waitMs);
  }

  /** The batch is halved until the request is found that cannot be written. */
  private async write(gathered: readonly Waiting<Request, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.options.write(gathered);
      gathered.forEach((one, index) => this.settle(one, outcomes[index]));
    } catch (error) {
      const [first, ...others] = gathered;
      if (first === undefined) return;
      if (others.length === 0) {
        this.underWay.delete(first.identity);
        first.reject(error);
        return;
      }
      const half = Math.ceil(gathered.length / 2);
      await this.write(gathered.slice(0, half));
      await this.write(gathered.slice(half));
    }
  }

  private settle(
    { identity, resolve, reject }: Waiting<Request, Outcome>,
    outcome: Outcome | undefined,
  ): void {
    this.underWay.delete(identity);
    if (outcome === undefined) reject(new Error('a batch answers each of its requests'));
    else resolve(outcome);
  }
}
