import { utf8Of } from '@boon/shared-kernel';
import type { HealthRegistry } from '../../health/health-registry.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { Identity } from '../auth/identity.js';
import { asProblem } from '../problems/as-problem.js';
import { logFault } from '../problems/log-fault.js';
import type { ProblemParts } from '../problems/problem.js';
import type { RenderedRefusals } from '../problems/rendered-refusals.js';
import { JSON_LIMITS, parseJson, type JsonLimits } from '../validation/json-guard.js';
import { SharedHeaders, type AnswerHead } from './answer-head.js';
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.js';
import { HeaderName, type HotHeaders } from './plain-headers.js';
import { requestIdOf } from './request-id.js';
import type { RequestLog } from './request-log.js';

const [REQUEST_ID, LANGUAGE] = [new HeaderName('x-request-id'), new HeaderName('accept-language')];
const OF_JSON = new SharedHeaders([
  ...['content-type', 'application/json; charset=utf-8'],
  ...['x-content-type-options', 'nosniff'],
]);

/** What answering needs. */
export interface HotAnswering {
  readonly health: HealthRegistry;
  readonly metrics: Metrics;
  readonly log: RequestLog;
  readonly refusals: RenderedRefusals;
}

/** Where an answer goes. */
export interface HotReply {
  /** Once. */
  send(head: AnswerHead, utf8: string): void;
}

/** One request of a hot route and its answer. */
export class HotExchange implements HotCall {
  readonly caller: Identity;
  text = '';
  private readonly headers: HotHeaders;
  private readonly reply: HotReply;
  private readonly route: HotRoute;
  private readonly parts: HotAnswering;
  private readonly startedAt = performance.now();
  private readonly id: string;
  private limits: JsonLimits = JSON_LIMITS;
  private isUnreadable = false;

  constructor(of: {
    readonly headers: HotHeaders;
    readonly reply: HotReply;
    readonly route: HotRoute;
    readonly caller: Identity;
    readonly parts: HotAnswering;
  }) {
    this.caller = of.caller;
    this.headers = of.headers;
    this.reply = of.reply;
    this.route = of.route;
    this.parts = of.parts;
    this.id = requestIdOf(of.headers.get(REQUEST_ID));
  }

  header(name: string): string | undefined {
    return this.headers.get(new HeaderName(name));
  }

  get body(): unknown {
    try {
      return parseJson(this.text, this.limits);
    } catch (error) {
      this.isUnreadable = true;
      throw error;
    }
  }

  /** Whether the route's handler takes the call; if it does, it is answered from here. */
  judges(text: string, limits: JsonLimits): boolean {
    this.text = text;
    this.limits = limits;
    let answer: Promise<HotAnswer> | null;
    try {
      answer = this.route.handler(this);
    } catch (thrown) {
      if (this.isUnreadable) return false;
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
    this.send(given.status, OF_JSON, 'utf8' in given ? given.utf8 : utf8Of(given.json));
  }

  private refuse(problem: ProblemParts): void {
    const acceptLanguage = this.headers.get(LANGUAGE);
    const request = { id: this.id, url: this.route.url, acceptLanguage };
    const { shared, utf8 } = this.parts.refusals.of(problem, request);
    this.send(problem.status, shared, utf8);
  }

  private fail(thrown: unknown): void {
    const problem = asProblem(thrown);
    const { method, url } = this.route;
    logFault(thrown, problem, { requestId: this.id, method, route: url });
    this.refuse(problem);
  }

  private send(status: number, shared: SharedHeaders, utf8: string): void {
    const { parts, route } = this;
    const isLast = parts.health.isDraining();
    this.reply.send({ status, requestId: this.id, shared, isLast }, utf8);
    const ms = performance.now() - this.startedAt;
    parts.metrics.requestDone(route.method, route.url, status, ms / 1_000);
    if (!parts.log.tellsHot(status)) return;
    parts.log.tell({ requestId: this.id, method: route.method, route: route.url, status, ms });
  }
}
