import type { Api } from '../http/api.js';
import type { Settings } from '../options.js';
import type { AnswerOf, QueryOf } from '../wire/wire.js';

/** Which grants, and which page of them. */
export type WalletQuery = QueryOf<'/v1/users/{id}/wallet'>;
/** A page of a wallet, newest first. */
export type WalletPage = AnswerOf<'get', '/v1/users/{id}/wallet'>;

/** What a shopper holds. */
export class Wallet {
  /** Goes up with every change that is known here: what was read before it is stale. */
  version = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
  ) {}

  /** The wallet has changed: a claim does that by itself, an order of the shop's own says it. */
  changed(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  /** Tells of changes, until the answer is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A page of the shopper's own wallet. */
  async list(query: WalletQuery = {}, signal?: AbortSignal): Promise<WalletPage> {
    return this.api.ask('get', '/v1/users/{id}/wallet', {
      at: { id: await this.api.subject() },
      query,
      within: this.settings.deadlines.read,
      signal,
    });
  }
}
