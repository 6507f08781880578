import { AsyncResource } from 'node:async_hooks';
import { originNow, type ClaimOrigin } from '../claim/claim-origin.js';

const MOST_IN_FLIGHT = 2;

/** A request and the HTTP request that it came with. */
export interface Submitted<Request> {
  readonly request: Request;
  readonly origin: ClaimOrigin | null;
}

/** How a batch is gathered and written. */
export interface GroupCommitOptions<Request, Outcome> {
  readonly name: string;
  /** Requests of the same identity share one answer. */
  readonly identityOf: (request: Request) => string;
  /** Writes a batch in one transaction; the outcomes in the order of the requests, committed. */
  readonly write: (submitted: readonly Submitted<Request>[]) => Promise<readonly Outcome[]>;
  readonly most: number;
}

interface Waiting<Request, Outcome> extends Submitted<Request> {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: gathers the requests of this process while batches are being written, and writes them
 * together. One that comes alone is written at once; one that cannot be written fails alone.
 */
export class GroupCommit<Request, Outcome> {
  private readonly underWay = new Map<string, Promise<Outcome>>();
  /** Batches belong to no request: they must not join the transaction of whoever submits. */
  private readonly ownContext: AsyncResource;
  private waiting: Waiting<Request, Outcome>[] = [];
  private inFlight = 0;
  private scheduled = false;

  constructor(private readonly options: GroupCommitOptions<Request, Outcome>) {
    this.ownContext = new AsyncResource(options.name);
  }

  /** Resolves after the commit; rejects when this request could not be written. */
  submit(request: Request): Promise<Outcome> {
    const identity = this.options.identityOf(request);
    const twin = this.underWay.get(identity);
    if (twin !== undefined) return twin;

    const outcome = new Promise<Outcome>((resolve, reject) => {
      this.waiting.push({ request, origin: originNow(), resolve, reject });
    }).finally(() => this.underWay.delete(identity));
    this.underWay.set(identity, outcome);
    this.ownContext.runInAsyncScope(() => this.schedule());
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
    while (this.inFlight < MOST_IN_FLIGHT && this.waiting.length > 0) {
      const gathered = this.waiting.splice(0, this.options.most);
      this.inFlight += 1;
      void this.write(gathered).finally(() => {
        this.inFlight -= 1;
        this.next();
      });
    }
  }

  /** The batch is halved until the request is found that cannot be written. */
  private async write(gathered: readonly Waiting<Request, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.options.write(gathered);
      gathered.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new Error('a batch answers each of its requests'));
        else resolve(outcome);
      });
    } catch (error) {
      if (gathered.length === 1) return gathered[0]?.reject(error);
      const half = Math.ceil(gathered.length / 2);
      await this.write(gathered.slice(0, half));
      await this.write(gathered.slice(half));
    }
  }
}
