import { randomUUID } from 'node:crypto';
import type { BoonUrls } from '@boon/infra';

/** Any JSON value, as far as a journey looks into it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What came back: the status and the parsed body. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as an object; fails on anything else. */
  readonly body: Record<string, Json>;
}

/** How a call is made; the token says who. */
export interface Call {
  readonly api: keyof BoonUrls;
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  /** Lines of JSON instead of one body. */
  readonly lines?: readonly unknown[];
  /** Null: no key is sent; left out: a new one for every write. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody with a token who calls Boon over HTTP. */
export class BoonClient {
  constructor(
    private readonly urls: BoonUrls,
    private readonly token: string | null,
  ) {}

  async call({ api, path, method = 'POST', body, lines, key, headers = {} }: Call): Promise<Reply> {
    const content = lines ? lines.map((line) => JSON.stringify(line)).join('\n') : undefined;
    const sent = content ?? (body === undefined ? null : JSON.stringify(body));
    const response = await fetch(`${this.urls[api]}${path}`, {
      method,
      body: sent,
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(method === 'GET' || key === null ? {} : { 'idempotency-key': key ?? randomUUID() }),
        ...(sent === null
          ? {}
          : { 'content-type': lines ? 'application/x-ndjson' : 'application/json' }),
        'accept-language': 'en',
        ...headers,
      },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      get body() {
        return JSON.parse(text) as Record<string, Json>;
      },
    };
  }

  get(api: keyof BoonUrls, path: string): Promise<Reply> {
    return this.call({ api, path, method: 'GET' });
  }

  /** As `call`, for a call that must succeed. */
  async done(call: Call): Promise<Record<string, Json>> {
    const reply = await this.call(call);
    if (reply.status >= 300) throw new Error(`${call.path}: ${reply.status} ${reply.text}`);
    return reply.body;
  }
}
