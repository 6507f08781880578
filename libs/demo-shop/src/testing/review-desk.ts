import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BoonAddresses } from '../api/boon-api.js';

interface Kept {
  readonly kind: string;
  readonly name: { readonly zh: string } | undefined;
  readonly id: string;
  readonly code: string;
  readonly contentHash: string;
  state: string;
  required: number;
  readonly votes: Set<string>;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly sub: string;
  readonly key: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** How many lines a feed had. */
  readonly lines: number;
}

/** What each proposal costs its merchant. */
const COMMITMENT = '400000';

type Answer = readonly [status: number, body: object];

/**
 * The far end of the wire for specs: an HTTP server that hands out tokens and keeps drafts through the
 * review, as the documented API says. The journey test runs the same calls against the real thing.
 */
export class ReviewDesk {
  readonly calls: Call[] = [];
  readonly objects = new Map<string, Kept>();
  /** How many people must approve. */
  required = 1;
  /** How many more writes are served; after that every connection breaks, as when the server is killed. */
  writesLeft = Number.POSITIVE_INFINITY;
  /** Answers to give before anything else, oldest first. */
  readonly upfront: Answer[] = [];
  private readonly server: Server = createServer((request, response) => {
    void this.serve(request, response);
  });

  async open(): Promise<BoonAddresses> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { operations: url, placement: url, issuing: url, issuer: url };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The writes that were asked for, without tokens. */
  writes(): string[] {
    const writes = this.calls.filter(isWrite);
    return writes.map(({ sub, path }) => `${sub} ${path.replace(/[0-9a-f]{12}/, ':id')}`);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const call: Call = {
      method: request.method ?? '',
      path: request.url ?? '',
      sub: (request.headers.authorization ?? '').replace(/^Bearer (\S+)#\d+$/, '$1'),
      key: request.headers['idempotency-key'] as string | undefined,
      body:
        text.startsWith('{') && !text.includes('\n')
          ? (JSON.parse(text) as object as Call['body'])
          : {},
      lines: text === '' ? 0 : text.split('\n').length,
    };
    if (isWrite(call) && (this.writesLeft -= 1) < 0) return void response.destroy();
    this.calls.push(call);
    const [status, body] = this.answerTo(call);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  private answerTo(call: Call): Answer {
    if (call.path === '/tokens') {
      return [201, { token: `${String(call.body['sub'])}#${this.calls.length}` }];
    }
    const upfront = this.upfront.shift();
    if (upfront !== undefined) return upfront;
    if (call.path.startsWith('/v1/feeds/')) return [200, { accepted: 0, refused: 0, results: [] }];
    const { pathname, searchParams } = new URL(call.path, 'http://desk');
    const [, , kind = '', id, verb] = pathname.replace('/merchant/', '/').split('/');
    if (id !== undefined) return this.act(call, id, verb);
    if (call.method === 'POST') return this.create(call, kind);
    return this.list(kind, searchParams);
  }

  /** Newest first; a cursor says how many were shown. */
  private list(kind: string, asked: URLSearchParams): Answer {
    const code = asked.get('code');
    const found = [...this.objects.values()]
      .filter((each) => each.kind === kind && (code === null || each.code === code))
      .reverse();
    const from = Number(asked.get('cursor') ?? 0);
    const next = from + Number(asked.get('limit') ?? 20);
    const nextCursor = next < found.length ? String(next) : null;
    return [200, { items: found.slice(from, next).map(shown), nextCursor }];
  }

  private create({ body }: Call, kind: string): Answer {
    const name = body['name'] as Kept['name'];
    // Merchants give their proposals no code.
    const code = String(body['code'] ?? name?.zh);
    const key = `${kind} ${code}`;
    if (this.objects.has(key)) return [409, { code: 'object.code-taken', detail: 'taken' }];
    const contentHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const id = createHash('sha256').update(key).digest('hex').slice(0, 12);
    const votes = new Set<string>();
    const { required } = this;
    const kept = { kind, id, code, name, contentHash, state: 'draft', required, votes };
    this.objects.set(key, kept);
    return [201, shown(kept)];
  }

  private act({ sub, body }: Call, id: string, verb: string | undefined): Answer {
    const kept = [...this.objects.values()].find((each) => each.id === id);
    if (kept === undefined) return [404, { code: 'object.unknown' }];
    if (verb === 'submit') kept.state = 'in-review';
    if (verb === 'publish') kept.state = 'running';
    if (verb === 'fund') {
      if (body['commitment'] !== COMMITMENT)
        return [409, { code: 'proposal.commitment-differs', detail: 'look again' }];
      kept.state = 'running';
    }
    if (verb === 'approvals') {
      if (body['contentHash'] !== kept.contentHash)
        return [409, { code: 'approval.content-changed' }];
      if (kept.votes.has(sub)) return [409, { code: 'approval.already-voted' }];
      kept.votes.add(sub);
      if (kept.votes.size >= kept.required) kept.state = 'approved';
    }
    return [200, shown(kept)];
  }
}

function isWrite({ method, path }: Call): boolean {
  return method !== 'GET' && path !== '/tokens';
}

function shown({ id, code, name, contentHash, state, required, votes }: Kept): object {
  return {
    ...{ id, code, name, contentHash, state },
    cost: { merchant: COMMITMENT },
    approval: { required, given: votes.size },
    ...(state === 'running' && { stockId: `stock-${id}` }),
  };
}
