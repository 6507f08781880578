import { newId } from '@boon/shared-kernel';
import type { Actor } from './actors.js';
import { BoonProblem } from './boon-problem.js';
import { PATIENT, tryPatiently, type Patience } from './patience.js';
import { TokenDesk, type TokenWish } from './token-desk.js';

/** Where Boon's APIs and the issuer of tokens are, each without a slash at the end. */
export interface BoonAddresses {
  readonly operations: string;
  readonly placement: string;
  readonly issuing: string;
  readonly issuer: string;
  /** The demo shop itself, for those who keep it. */
  readonly shop?: string;
}

/** One of Boon's HTTP APIs, or the shop's. */
export type ApiName = Exclude<keyof BoonAddresses, 'issuer'>;

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly key?: string;
}

/** How calls are made. */
export interface BoonManners {
  readonly patience: Patience;
  /** After so long without an answer a call is given up (and, with patience left, made again). */
  readonly answerWithinMs: number;
  /** Sent along with each call, such as the id of the request that caused it. */
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** For seeding and importing: nobody waits. */
const UNHURRIED: BoonManners = { patience: PATIENT, answerWithinMs: 60_000 };

/**
 * Boon over HTTP, as any shop would use it. Every write carries an `Idempotency-Key`, so broken
 * connections, 429 and 503 are tried again; any other problem is thrown as `BoonProblem`.
 */
export class BoonApi {
  private readonly desk: TokenDesk;

  constructor(
    readonly addresses: BoonAddresses,
    private readonly manners: BoonManners = UNHURRIED,
  ) {
    this.desk = new TokenDesk(addresses.issuer, manners.patience);
  }

  /** A token from the issuer for somebody else to use. */
  tokenFor(request: TokenWish): Promise<string> {
    return this.desk.fetchToken(request);
  }

  /** The JSON answer to a read. */
  get(actor: Actor, path: string, api: ApiName = 'operations'): Promise<unknown> {
    return this.ask(actor, api, { method: 'GET', path });
  }

  /** The JSON answer to a write; `key` is made up when the caller can read the state before trying again. */
  post(
    actor: Actor,
    path: string,
    body: object = {},
    key = newId(),
    api: ApiName = 'operations',
  ): Promise<unknown> {
    return this.ask(actor, api, { method: 'POST', path, body: JSON.stringify(body), key });
  }

  /** The JSON answer to a feed of lines. */
  feed(
    actor: Actor,
    path: string,
    lines: string,
    key = newId(),
    api: ApiName = 'operations',
  ): Promise<unknown> {
    const contentType = 'application/x-ndjson';
    return this.ask(actor, api, { method: 'POST', path, body: lines, contentType, key });
  }

  /** Comes back when all APIs and the issuer say that they are ready; throws after the last try. */
  async ready(patience: Patience = this.manners.patience): Promise<void> {
    const { operations, placement, issuing } = this.addresses;
    for (const address of new Set([operations, placement, issuing])) {
      const url = `${address}/readyz`;
      const answer = await tryPatiently(() => fetch(url), patience);
      const body = await answer.text();
      if (!answer.ok) throw BoonProblem.of(`GET ${url}`, answer.status, body);
    }
  }

  private async ask(actor: Actor, api: ApiName, request: Request): Promise<unknown> {
    const first = await this.send(actor, api, request, false);
    const answer = first.status === 401 ? await this.send(actor, api, request, true) : first;
    const body = await answer.text();
    const name = `${request.method} ${request.path}`;
    if (!answer.ok) throw BoonProblem.of(name, answer.status, body);
    return body === '' ? null : (JSON.parse(body) as unknown);
  }

  private async send(
    actor: Actor,
    api: ApiName,
    request: Request,
    freshToken: boolean,
  ): Promise<Response> {
    const address = this.addresses[api];
    if (address === undefined) throw new Error(`the address of ${api} is not known`);
    const token = await this.desk.tokenOf(actor, freshToken);
    const { method, path, body, contentType = 'application/json', key } = request;
    const headers = {
      authorization: `Bearer ${token}`,
      'accept-language': 'en',
      ...this.manners.headers?.(),
      ...(body !== undefined && { 'content-type': contentType }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    return tryPatiently(
      () =>
        fetch(`${address}${path}`, {
          method,
          headers,
          ...(body !== undefined && { body }),
          signal: AbortSignal.timeout(this.manners.answerWithinMs),
        }),
      this.manners.patience,
    );
  }
}
