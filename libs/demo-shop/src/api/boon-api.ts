import { newId } from '@boon/shared-kernel';
import type { Actor } from './actors.js';
import { BoonProblem } from './boon-problem.js';
import { PATIENT, tryPatiently, type Patience } from './patience.js';
import { TokenDesk } from './token-desk.js';

/** Where Boon's APIs and the issuer of tokens are, each without a slash at the end. */
export interface BoonAddresses {
  readonly operations: string;
  readonly placement: string;
  readonly issuing: string;
  readonly issuer: string;
}

/** One of Boon's HTTP APIs. */
export type ApiName = Exclude<keyof BoonAddresses, 'issuer'>;

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly key?: string;
}

const ANSWER_WITHIN_MS = 60_000;

/**
 * Boon over HTTP, as any shop would use it. Every write carries an `Idempotency-Key`, so broken
 * connections, 429 and 503 are tried again; any other problem is thrown as `BoonProblem`.
 */
export class BoonApi {
  private readonly desk: TokenDesk;

  constructor(
    readonly addresses: BoonAddresses,
    private readonly patience: Patience = PATIENT,
  ) {
    this.desk = new TokenDesk(addresses.issuer, patience);
  }

  /** The JSON answer to a read. */
  get(actor: Actor, path: string, api: ApiName = 'operations'): Promise<unknown> {
    return this.ask(actor, api, { method: 'GET', path });
  }

  /** The JSON answer to a write; `key` is made up when the caller can read the state before trying again. */
  post(actor: Actor, path: string, body: object = {}, key = newId()): Promise<unknown> {
    return this.ask(actor, 'operations', { method: 'POST', path, body: JSON.stringify(body), key });
  }

  /** The JSON answer to a feed of lines. */
  feed(actor: Actor, path: string, lines: string, key: string): Promise<unknown> {
    const contentType = 'application/x-ndjson';
    return this.ask(actor, 'operations', { method: 'POST', path, body: lines, contentType, key });
  }

  /** Comes back when all APIs and the issuer say that they are ready; throws after the last try. */
  async ready(patience: Patience = this.patience): Promise<void> {
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
    const token = await this.desk.tokenOf(actor, freshToken);
    const { method, path, body, contentType = 'application/json', key } = request;
    const headers = {
      authorization: `Bearer ${token}`,
      'accept-language': 'en',
      ...(body !== undefined && { 'content-type': contentType }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    return tryPatiently(
      () =>
        fetch(`${this.addresses[api]}${path}`, {
          method,
          headers,
          ...(body !== undefined && { body }),
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        }),
      this.patience,
    );
  }
}
