import type { Api } from '../http/api.js';
import type { Settings } from '../options.js';
import type { BodyOf, Quote } from '../wire/wire.js';

/** An order to be priced. A shopper names lines, products and quantities only; a service prices them. */
export type QuoteBody = BodyOf<'post', '/v1/quotes'>;

/** What an order would cost with the shopper's benefits. Nothing is held. */
export class Quotes {
  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
  ) {}

  /** The best price. */
  quote(body: QuoteBody, signal?: AbortSignal): Promise<Quote> {
    const within = this.settings.deadlines.read;
    return this.api.ask('post', '/v1/quotes', { body, within, signal });
  }
}
