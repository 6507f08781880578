import type { Api } from '../http/api.js';
import { BoonProblem } from '../http/problem.js';
import type { Settings } from '../options.js';
import type { Claim } from '../wire/wire.js';
import type { Wallet } from '../wallet/wallet.js';
import { PendingBook, type Pending } from './pending-book.js';

/** What a winner offers to be claimed with (`winner.claim`). */
export interface ClaimOffer {
  readonly token: string | null;
  readonly claimKey: string;
}

/** How far a claim has come. */
export type ClaimState =
  | { readonly status: 'idle' | 'claiming' }
  | { readonly status: 'claimed'; readonly claim: Claim }
  /** Nothing was granted; `problem.code` says why. */
  | { readonly status: 'refused'; readonly problem: BoonProblem }
  /** Perhaps granted, perhaps not: claiming again tells, under the same key. */
  | { readonly status: 'unknown'; readonly problem: BoonProblem };

interface PendingClaim extends Pending {
  readonly token: string;
}

const IDLE: ClaimState = { status: 'idle' };

/** Claims: one per offer, however often it is tapped, cut off, or tried again. */
export class Claims {
  private readonly states = new Map<string, ClaimState>();
  private readonly running = new Map<string, Promise<Claim>>();
  private readonly listeners = new Set<() => void>();
  private readonly book: PendingBook<PendingClaim>;

  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
    private readonly wallet: Wallet,
  ) {
    this.book = new PendingBook(settings.store, 'boon.claims');
  }

  /** Claims an offer. The same offer again brings the same claim; throws a `BoonProblem`. */
  claim(offer: ClaimOffer): Promise<Claim> {
    const { claimKey } = offer;
    const state = this.stateOf(claimKey);
    if (state.status === 'claimed') return Promise.resolve(state.claim);
    const before = this.running.get(claimKey);
    if (before) return before;
    const claim = this.carryOut(offer, false).finally(() => this.running.delete(claimKey));
    this.running.set(claimKey, claim);
    return claim;
  }

  /** Claims what a code stands for. */
  claimCode(code: string): Promise<Claim> {
    const within = this.settings.deadlines.write;
    // Without a key of its own: a code that was used up by a lost answer is told by the wallet.
    const call = { body: { code }, within, repeatable: false };
    return this.api.ask('post', '/v1/code-claims', call).then((claim) => {
      this.set(claim.claimKey, { status: 'claimed', claim });
      return claim;
    });
  }

  /** A claim that was granted, read again. */
  find(claimKey: string): Promise<Claim> {
    const within = this.settings.deadlines.read;
    return this.api.ask('get', '/v1/claims/{key}', { at: { key: claimKey }, within });
  }

  /** Finishes what was cut off, before a reload too; answers what was granted by it. */
  async resume(): Promise<Claim[]> {
    const pending = await this.pending();
    const resumed = pending
      .filter(({ key }) => !this.running.has(key))
      .map(async ({ key, token }) => {
        const claim = this.carryOut({ claimKey: key, token }, true);
        this.running.set(key, claim);
        return claim.finally(() => this.running.delete(key)).catch(() => null);
      });
    return (await Promise.all(resumed)).filter((claim) => claim !== null);
  }

  /** Claims of this shopper whose outcome is not known. */
  async pending(): Promise<readonly PendingClaim[]> {
    const subject = await this.api.tokens.subject().catch(() => '');
    return this.book.of(subject, this.settings.runtime.now());
  }

  stateOf(claimKey: string): ClaimState {
    return this.states.get(claimKey) ?? IDLE;
  }

  /** Tells of every change of any claim, until the answer is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async carryOut({ token, claimKey }: ClaimOffer, isResumed: boolean): Promise<Claim> {
    this.set(claimKey, { status: 'claiming' });
    try {
      if (!token) throw this.api.problem('client.nothing-to-claim');
      const subject = await this.api.tokens.subject().catch(() => '');
      this.book.put({ key: claimKey, token, subject, since: this.settings.runtime.now() });
      const claim = await this.send(token, claimKey, isResumed);
      this.book.remove(claimKey);
      this.set(claimKey, { status: 'claimed', claim });
      return claim;
    } catch (cause) {
      const problem = cause as BoonProblem;
      if (problem.outcome === 'refused') this.book.remove(claimKey);
      this.set(claimKey, { status: problem.outcome, problem });
      throw problem;
    }
  }

  /** A refusal after doubt may be the offer's end, not the claim's: what was granted before is looked up. */
  private async send(token: string, claimKey: string, isResumed: boolean): Promise<Claim> {
    const within = this.settings.deadlines.write;
    try {
      return await this.api.ask('post', '/v1/claims', { body: { token }, key: claimKey, within });
    } catch (cause) {
      const problem = cause as BoonProblem;
      const mayBeGranted = problem.outcome === 'refused' && (isResumed || problem.inDoubt);
      if (!mayBeGranted) throw problem;
      return await this.find(claimKey).catch((why: BoonProblem) => {
        throw why.outcome === 'unknown' ? why : problem;
      });
    }
  }

  private set(claimKey: string, state: ClaimState): void {
    this.states.set(claimKey, state);
    for (const listener of this.listeners) listener();
    if (state.status === 'claimed') this.wallet.changed();
  }
}
