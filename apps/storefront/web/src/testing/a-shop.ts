import type { Decision } from './samples.js';
import { A_PRODUCT, PERSONAS, sessionOf } from './samples.js';

/** One request as the page made it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly token: string | null;
  readonly body: unknown;
}

const AN_EMPTY_WALLET = {
  items: [],
  nextCursor: null,
  subsidyBalance: { available: '0', locked: '0', soonest: null },
};

type Reply = Response | Promise<Response>;
type Handler = (asked: Asked) => Reply;

/** The origin that the page talks to, as far as a spec needs it: what is asked is kept, answers can be changed. */
export class AShop {
  readonly asked: Asked[] = [];
  private readonly handlers: (readonly [RegExp, Handler])[] = [];

  constructor() {
    this.on(/^GET \/shop\/config$/, () =>
      json({ shopName: { zh: '店', en: 'Shop' }, personas: PERSONAS, instalments: [] }),
    );
    this.on(/^POST \/shop\/session$/, ({ body }) => json(sessionOf(body)));
    this.on(/^GET \/shop\/categories$/, () => json([]));
    this.on(/^GET \/shop\/products\?/, () => json({ items: [A_PRODUCT], next: null, total: 1 }));
    this.on(/^GET \/shop\/cart$/, () => json({ lines: [], amount: '0' }));
    this.on(/^GET \/api\/v1\/users\/.*\/wallet/, () => json(AN_EMPTY_WALLET));
    this.on(/^GET \/api\/v1\/users\/.*\/inbox/, () =>
      json({ items: [], nextCursor: null, unread: 0 }),
    );
    this.on(/^POST \/api\/v1\/exposures$/, () => json({ accepted: 1, ignored: 0 }, 202));
  }

  /** Answers such requests from now on; the newest answer counts. */
  on(what: RegExp, handler: Handler): void {
    this.handlers.unshift([what, handler]);
  }

  /** What Boon decides for the slots that it is asked for; nothing for others. */
  decides(decision: Decision): void {
    this.on(/^POST \/api\/v1\/decisions$/, ({ body }) => json(decision(body)));
  }

  /** Puts itself in the place of the network. */
  open(): void {
    globalThis.fetch = ((input: string, init: RequestInit = {}) =>
      this.answer(input, init)) as typeof fetch;
  }

  countOf(what: RegExp): number {
    return this.asked.filter(({ method, path }) => what.test(`${method} ${path}`)).length;
  }

  private async answer(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const asked: Asked = {
      method: init.method ?? 'GET',
      path,
      key: headers.get('idempotency-key'),
      token: headers.get('authorization'),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    };
    this.asked.push(asked);
    const handler = this.handlers.find(([what]) => what.test(`${asked.method} ${path}`));
    return handler ? handler[1](asked) : problem(404, 'request.not-found');
  }
}

/** An answer. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

/** A refusal, as Boon and the shop write them. */
export function problem(status: number, code: string): Response {
  return json({ status, code, detail: `(${code})`, title: code, requestId: 'request-1' }, status);
}
