import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

import type { Authenticator } from '../auth/authenticator.js';
import { isAllowed } from '../auth/policy.js';
import { JSON_LIMITS, type JsonLimits } from '../validation/json-guard.js';
import { HotExchange, type HotAnswering } from './hot-exchange.js';
import { jsonBytesOf, putBack, readBytes } from './hot-body.js';
import type { HotRoute, HotRoutes } from './hot-routes.js';

/** What the front asks and tells. */
export interface HotFrontParts extends HotAnswering {
  readonly routes: HotRoutes;
  readonly authenticator: Authenticator;
  /** The URL to be routed in place of the one that came. */
  readonly rewriteUrl: (request: IncomingMessage) => string;
  /** Bytes of a body, unless the route says otherwise. */
  readonly bodyBytes: number;
}

/**
 * Stands before the framework and answers the common case of hot routes on the bare server: known token, plain
 * JSON, no trace. Whatever else comes is the framework's, as if there were no front.
 */
export class HotFront {
  private readonly limits = new WeakMap<HotRoute, JsonLimits>();

  constructor(private readonly parts: HotFrontParts) {}

  /** Puts itself before the listener that the server has. */
  standBefore(server: Server): void {
    const [ordinary, ...others] = server.listeners('request') as RequestListener[];
    if (ordinary === undefined || others.length > 0) {
      throw new Error('a server of the framework has one listener of requests');
    }
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (!this.takes(request, response, ordinary)) ordinary(request, response);
    });
  }

  private takes(
    request: IncomingMessage,
    response: ServerResponse,
    ordinary: RequestListener,
  ): boolean {
    const { headers, method } = request;
    const { routes, rewriteUrl, authenticator, bodyBytes } = this.parts;
    const route = routes.find(method, rewriteUrl(request));
    if (route === undefined || headers['traceparent'] !== undefined) return false;
    const bytes = jsonBytesOf(headers);
    if (bytes === null || bytes > (route.limits.bodyBytes ?? bodyBytes)) return false;
    const caller = authenticator.cached(headers.authorization);
    if (caller === undefined || !isAllowed(caller, route.allowed)) return false;

    const exchange = new HotExchange({ request, response, route, caller, parts: this.parts });
    readBytes(request, bytes, (body) => {
      if (exchange.judges(body, this.limitsOf(route))) return;
      putBack(request, body);
      ordinary(request, response);
    });
    return true;
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
