import type { Api } from '../http/api.js';
import type { Settings } from '../options.js';
import type { AnswerOf, BodyOf } from '../wire/wire.js';

/** An order whose benefits are to be locked at the price that was told. */
export type LockBody = BodyOf<'post', '/v1/redemptions'>;
/** The benefits of one order. */
export type Redemption = AnswerOf<'post', '/v1/redemptions'>;
/** Units that come back. */
export type ReturnBody = BodyOf<'post', '/v1/redemptions/{id}/returns'>;
/** What a return gives back, to the shopper and to the funders. */
export type Return = AnswerOf<'post', '/v1/redemptions/{id}/returns'>;

/** Use of benefits on orders: for a shop's back end, with a service's token. */
export class Redemptions {
  constructor(
    private readonly api: Api,
    private readonly settings: Settings,
  ) {}

  /** Locks the best set. Give the key that you keep with the order, so that a crash cannot lock twice. */
  lock(body: LockBody, key = this.settings.runtime.newKey()): Promise<Redemption> {
    return this.api.ask('post', '/v1/redemptions', { body, key, within: this.within });
  }

  /** The order is paid. */
  confirm(id: string): Promise<Redemption> {
    const call = { at: { id }, key: `confirm-${id}`, within: this.within };
    return this.api.ask('post', '/v1/redemptions/{id}/confirm', call);
  }

  /** The order will not be paid. */
  cancel(id: string): Promise<Redemption> {
    const call = { at: { id }, key: `cancel-${id}`, within: this.within };
    return this.api.ask('post', '/v1/redemptions/{id}/cancel', call);
  }

  /** Units come back. Give the key that you keep with the return: another key is another return. */
  giveBack(id: string, body: ReturnBody, key = this.settings.runtime.newKey()): Promise<Return> {
    const call = { at: { id }, body, key, within: this.within };
    return this.api.ask('post', '/v1/redemptions/{id}/returns', call);
  }

  /** How a redemption stands. */
  find(id: string): Promise<Redemption> {
    const within = this.settings.deadlines.read;
    return this.api.ask('get', '/v1/redemptions/{id}', { at: { id }, within });
  }

  private get within(): number {
    return this.settings.deadlines.write;
  }
}
