import type { IncomingMessage, ServerResponse } from 'node:http';

import type { HealthRegistry } from '../../health/health-registry.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { Identity } from '../auth/identity.js';
import { asProblem } from '../problems/as-problem.js';
import { logFault } from '../problems/log-fault.js';
import type { ProblemParts } from '../problems/problem.js';
import type { RenderedRefusals } from '../problems/rendered-refusals.js';
import { parseJson, type JsonLimits } from '../validation/json-guard.js';
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.js';
import { requestIdOf } from './request-id.js';
import type { RequestLog } from './request-log.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** What answering needs. */
export interface HotAnswering {
  readonly health: HealthRegistry;
  readonly metrics: Metrics;
  readonly log: RequestLog;
  readonly refusals: RenderedRefusals;
}

/** One request of a hot route and its answer. */
export class HotExchange implements HotCall {
  readonly caller: Identity;
  body: unknown = undefined;
  private readonly request: IncomingMessage;
  private readonly response: ServerResponse;
  private readonly route: HotRoute;
  private readonly parts: HotAnswering;
  private readonly startedAt = performance.now();
  private readonly id: string;

  constructor(of: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly route: HotRoute;
    readonly caller: Identity;
    readonly parts: HotAnswering;
  }) {
    this.caller = of.caller;
    this.request = of.request;
    this.response = of.response;
    this.route = of.route;
    this.parts = of.parts;
    this.id = requestIdOf(of.request.headers);
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** Whether the route's handler takes the call; if it does, it is answered from here. */
  judges(body: Buffer, limits: JsonLimits): boolean {
    try {
      this.body = parseJson(body.toString(), limits);
    } catch {
      return false;
    }
    let answer: Promise<HotAnswer> | null;
    try {
      answer = this.route.handler(this);
    } catch (thrown) {
      this.fail(thrown);
      return true;
    }
    if (answer === null) return false;
    answer.then(
      (given) => this.answer(given),
      (thrown: unknown) => this.fail(thrown),
    );
    return true;
  }

  private answer(given: HotAnswer): void {
    if ('problem' in given) {
      this.refuse(given.problem);
      return;
    }
    const headers = ['x-request-id', this.id, 'content-type', JSON_TYPE];
    if ('utf8' in given) this.send(given.status, given.utf8, headers, 'latin1');
    else this.send(given.status, given.json, headers);
  }

  private refuse(problem: ProblemParts): void {
    const acceptLanguage = this.request.headers['accept-language'];
    const request = { id: this.id, url: this.route.url, acceptLanguage };
    const { headers, json } = this.parts.refusals.of(problem, request);
    this.send(problem.status, json, headers);
  }

  private fail(thrown: unknown): void {
    const problem = asProblem(thrown);
    const { method, url } = this.route;
    logFault(thrown, problem, { requestId: this.id, method, route: url });
    if (this.response.headersSent) this.response.end();
    else this.refuse(problem);
  }

  private send(
    status: number,
    json: string | Buffer,
    headers: string[],
    encoding: 'utf8' | 'latin1' = 'utf8',
  ): void {
    const { response, parts, route } = this;
    headers.push('x-content-type-options', 'nosniff');
    headers.push('content-length', String(Buffer.byteLength(json, encoding)));
    if (parts.health.isDraining()) headers.push('connection', 'close');
    response.writeHead(status, headers);
    response.end(json, encoding);
    const ms = performance.now() - this.startedAt;
    parts.metrics.requestDone(route.method, route.url, status, ms / 1_000);
    if (!parts.log.tellsHot(status)) return;
    parts.log.tell({ requestId: this.id, method: route.method, route: route.url, status, ms });
  }
}
