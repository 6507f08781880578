import type { Api } from '../http/api.js';
import type { Settings } from '../options.js';
import type { AnswerOf, QueryOf } from '../wire/wire.js';

/** Which grants, and which page of them. */
export type WalletQuery = QueryOf<'/v1/users/{id}/wallet'>;
/** A page of a wallet, newest first. */
export type WalletPage = AnswerOf<'get', '/v1/users/{id}/wallet'>;

/** What a shopper holds. */
export class Wallet {
  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
  ) {}

  /** A page of the shopper's own wallet. */
  async list(query: WalletQuery = {}, signal?: AbortSignal): Promise<WalletPage> {
    return this.api.ask('get', '/v1/users/{id}/wallet', {
      at: { id: await this.api.subject() },
      query,
      within: this.settings.deadlines.read,
      ...(signal && { signal }),
    });
  }
}
