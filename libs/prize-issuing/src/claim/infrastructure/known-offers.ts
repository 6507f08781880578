import { platformDay } from '@boon/shared-kernel';
import type { ClaimItem } from '../domain/claim.js';
import { isCounted, offerOf, type ClaimFacts } from '../domain/claim-facts.js';

/** How long an offer is taken to be as it was read. */
const LASTS_MS = 1_000;
const MOST_OFFERS = 1_000;

interface KnownOffer {
  readonly facts: ClaimFacts;
  readonly readAt: number;
  /** Shared budgets that were seen to have no limit. */
  readonly unlimited: Set<string>;
}

/**
 * Offers as they were read within the last second, so that the batches of a rush need not read them one by one. Only
 * such as the statement that commits a batch holds against what is so by then: it writes a stock only while
 * that is active, in the version that was read and with enough left, and only while no budget that would have to pay
 * has a limit. What keeps no count, or has a limited budget, is read each time.
 */
export class KnownOffers {
  private readonly offers = new Map<string, KnownOffer>();

  /** `clock`: milliseconds that only go on. */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Null: to be read. The time is the database's, as it was read, and what passed since then. */
  factsOf(offer: ClaimItem, scopes: readonly string[]): ClaimFacts | null {
    const known = this.offers.get(offerOf(offer));
    if (known === undefined) return null;
    const age = this.clock() - known.readAt;
    if (age >= LASTS_MS || !scopes.every((scope) => known.unlimited.has(scope))) return null;
    const now = new Date(known.facts.now.getTime() + Math.floor(age));
    return platformDay(now) === platformDay(known.facts.now) ? { ...known.facts, now } : null;
  }

  /** Keeps what was just read of an offer, if it may be kept. */
  learn(offer: ClaimItem, facts: ClaimFacts, scopes: readonly string[]): void {
    const name = offerOf(offer);
    const before = this.factsOf(offer, []) === null ? [] : (this.offers.get(name)?.unlimited ?? []);
    this.offers.delete(name);
    const stock = facts.stocks.get(name);
    if (stock === undefined || !isCounted(stock) || facts.accounts.size > 0) return;
    if (this.offers.size >= MOST_OFFERS) this.offers.clear();
    const unlimited = new Set([...before, ...scopes]);
    this.offers.set(name, { facts, readAt: this.clock(), unlimited });
  }

  /** Something was not as it had been read. */
  forget(): void {
    this.offers.clear();
  }
}
