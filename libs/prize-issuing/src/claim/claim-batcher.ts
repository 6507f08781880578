import { AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { identityOfClaim, type Claim, type ClaimOutcome } from './domain/claim.js';
import { originNow } from './claim-origin.js';
import { GrantBatch, type SubmittedClaim } from './grant-batch.js';

const MOST_CLAIMS = 256;
const MOST_IN_FLIGHT = 2;
/** So many must wait before a batch is written beside another: fewer, larger batches cost less. */
const WORTH_A_SECOND = 64;

interface Waiting extends SubmittedClaim {
  readonly identity: string;
  readonly resolve: (outcome: ClaimOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: gathers the claims of this process while batches are being written, and writes them
 * together. A claim that comes alone is written at once. Twins (same user and key) share one answer.
 */
@Injectable()
export class ClaimBatcher {
  private readonly underWay = new Map<string, Promise<ClaimOutcome>>();
  /** Batches belong to no request: they must not join the transaction of whoever submits. */
  private readonly ownContext = new AsyncResource('ClaimBatcher');
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private scheduled = false;

  constructor(private readonly batch: GrantBatch) {}

  /** Resolves after the commit; rejects when this claim could not be written. */
  submit(claim: Claim): Promise<ClaimOutcome> {
    const identity = identityOfClaim(claim);
    const twin = this.underWay.get(identity);
    if (twin !== undefined) return twin;

    const outcome = new Promise<ClaimOutcome>((resolve, reject) => {
      this.waiting.push({ claim, identity, origin: originNow(), resolve, reject });
    });
    this.underWay.set(identity, outcome);
    if (!this.scheduled) this.ownContext.runInAsyncScope(() => this.schedule());
    return outcome;
  }

  /** Waits for the end of the tick, so that claims which arrive together go together. */
  private schedule(): void {
    if (this.scheduled || this.inFlight >= MOST_IN_FLIGHT) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.next();
    });
  }

  private next(): void {
    while (this.mayWrite()) {
      const gathered = this.waiting.splice(0, MOST_CLAIMS);
      this.inFlight += 1;
      void this.write(gathered).finally(() => {
        this.inFlight -= 1;
        this.next();
      });
    }
  }

  private mayWrite(): boolean {
    const { length } = this.waiting;
    if (this.inFlight === 0) return length > 0;
    return this.inFlight < MOST_IN_FLIGHT && length >= WORTH_A_SECOND;
  }

  /** A claim that cannot be written fails alone: the batch is halved until it is found. */
  private async write(gathered: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.batch.execute(gathered);
      gathered.forEach(({ identity, resolve, reject }, index) => {
        const outcome = outcomes[index];
        this.underWay.delete(identity);
        if (outcome === undefined) reject(new Error('a batch answers each of its claims'));
        else resolve(outcome);
      });
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
}
