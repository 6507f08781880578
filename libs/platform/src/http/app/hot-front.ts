import type { IncomingHttpHeaders, RequestListener, Server, ServerResponse } from 'node:http';

import type { Authenticator } from '../auth/authenticator.js';
import type { Identity } from '../auth/identity.js';
import { isAllowed } from '../auth/policy.js';
import { JSON_LIMITS, type JsonLimits } from '../validation/json-guard.js';
import type { RoutedRequest } from './gateway.js';
import { HotConnections } from './hot-connections.js';
import { HotExchange, type HotAnswering, type HotReply } from './hot-exchange.js';
import { jsonBytesOf, putBack, readBytes } from './hot-body.js';
import type { HotRoute, HotRoutes } from './hot-routes.js';
import { HeaderName, type HotHeaders } from './plain-headers.js';
import type { PlainRequest } from './plain-request.js';

const [AUTHORIZATION, TRACE] = [new HeaderName('authorization'), new HeaderName('traceparent')];

/** What the front asks and tells. */
export interface HotFrontParts extends HotAnswering {
  readonly routes: HotRoutes;
  readonly authenticator: Authenticator;
  /** The URL to be routed in place of the one that came. */
  readonly rewriteUrl: (request: RoutedRequest) => string;
  /** Bytes of a body, unless the route says otherwise. */
  readonly bodyBytes: number;
}

interface HotRequest extends RoutedRequest {
  readonly headers: HotHeaders;
}

/** A request that may go the short way if its caller may. */
interface Candidate {
  readonly route: HotRoute;
  readonly bodyBytes: number;
}

/**
 * Stands before the framework and answers the common case of hot routes on the bare server or, on connections that
 * bring nothing else, even before that: known token, plain JSON, no trace. Whatever else comes is the framework's,
 * as if there were no front.
 */
export class HotFront {
  private readonly limits = new WeakMap<HotRoute, JsonLimits>();

  constructor(private readonly parts: HotFrontParts) {}

  /** Puts itself before the listeners that the server has. */
  standBefore(server: Server): void {
    const [ordinary, ...others] = server.listeners('request') as RequestListener[];
    if (ordinary === undefined || others.length > 0) {
      throw new Error('a server of the framework has one listener of requests');
    }
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      const { method, url, headers } = request;
      const hot = { method, url, headers: new NodeHeaders(headers) };
      const candidate = this.candidate(hot);
      const caller = candidate && this.parts.authenticator.cached(headers.authorization);
      const exchange = caller && this.exchange(candidate, caller, hot, replyOf(response));
      if (!exchange) {
        ordinary(request, response);
        return;
      }
      readBytes(request, candidate.bodyBytes, (body) => {
        if (exchange.judges(body.toString(), this.limitsOf(candidate.route))) return;
        putBack(request, body);
        ordinary(request, response);
      });
    });
    new HotConnections(server, (request, reply) => this.takes(request, reply)).standBefore();
  }

  /** Of a request that came whole: also who is not known yet is asked for a token. */
  private takes(request: PlainRequest, reply: HotReply): boolean | Promise<boolean> {
    const { authenticator } = this.parts;
    const authorization = request.headers.get(AUTHORIZATION);
    const candidate = this.candidate(request);
    if (candidate === null || authorization === undefined) return false;
    const judges = (caller: Identity): boolean => {
      const exchange = this.exchange(candidate, caller, request, reply);
      return exchange?.judges(request.bodyText(), this.limitsOf(candidate.route)) ?? false;
    };
    const known = authenticator.cached(authorization);
    if (known !== undefined) return judges(known);
    return authenticator.authenticate(authorization).then(judges, () => false);
  }

  private candidate(request: HotRequest): Candidate | null {
    const { headers, method } = request;
    const { routes, rewriteUrl, bodyBytes: most } = this.parts;
    const route = routes.find(method, rewriteUrl(request));
    if (route === undefined || headers.get(TRACE) !== undefined) return null;
    const bodyBytes = jsonBytesOf(headers);
    if (bodyBytes === null || bodyBytes > (route.limits.bodyBytes ?? most)) return null;
    return { route, bodyBytes };
  }

  private exchange(
    { route }: Candidate,
    caller: Identity,
    { headers }: HotRequest,
    reply: HotReply,
  ): HotExchange | null {
    if (!isAllowed(caller, route.allowed)) return null;
    return new HotExchange({ caller, headers, reply, route, parts: this.parts });
  }

  private limitsOf(route: HotRoute): JsonLimits {
    const known = this.limits.get(route);
    if (known !== undefined) return known;
    const { depth, items } = { ...JSON_LIMITS, ...route.limits };
    const limits = { depth, items };
    this.limits.set(route, limits);
    return limits;
  }
}

/** Headers that `node:http` read. */
class NodeHeaders implements HotHeaders {
  constructor(private readonly headers: IncomingHttpHeaders) {}

  get({ lowerCase }: HeaderName): string | undefined {
    const value = this.headers[lowerCase];
    return typeof value === 'string' ? value : undefined;
  }
}

function replyOf(response: ServerResponse): HotReply {
  return {
    send: ({ status, requestId, shared, isLast }, utf8) => {
      const own = ['x-request-id', requestId, 'content-length', String(utf8.length)];
      if (isLast) own.push('connection', 'close');
      response.writeHead(status, [...own, ...shared.pairs]);
      response.end(utf8, 'latin1');
    },
  };
}
