import { context, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { HealthRegistry } from '../../health/health-registry.js';
import type { Metrics } from '../../telemetry/metrics.js';
import { inRequest } from '../../telemetry/request-context.js';
import { endRequestSpan, requestSpan } from '../../telemetry/request-span.js';
import type { RequestLog } from './request-log.js';

const UNROUTED = 'unmatched';

/** What the hooks tell of requests, and whom they ask. */
export interface RequestObservers {
  readonly metrics: Metrics;
  readonly health: HealthRegistry;
  readonly log: RequestLog;
}

/** Request ids, trace context, metrics, the access log and `connection: close` while draining. */
export function addRequestHooks(instance: FastifyInstance, observers: RequestObservers): void {
  const { metrics, health, log } = observers;
  const spans = new WeakMap<FastifyRequest, Span>();
  const ends = new WeakMap<FastifyRequest, () => void>();

  instance.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (health.isDraining()) reply.header('connection', 'close');
    done();
  });
  // After the body is read: events of the socket would leave a context entered earlier.
  instance.addHook('preValidation', (request, _reply, done) => {
    const traceparent = headerOf(request, 'traceparent');
    if (traceparent === undefined && isHot(request)) return done();
    void inRequest(request.id, traceparent, () => {
      inSpan(request, spans, done);
      // It is running until it is answered.
      return new Promise<void>((resolve) => ends.set(request, resolve));
    });
  });
  instance.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1_000;
    metrics.requestDone(request.method, routeOf(request), reply.statusCode, seconds);
    const span = spans.get(request);
    if (span !== undefined) endRequestSpan(span, reply.statusCode);
    ends.get(request)?.();
    tell(log, request, reply);
    done();
  });
}

function inSpan(
  request: FastifyRequest,
  spans: WeakMap<FastifyRequest, Span>,
  done: () => void,
): void {
  const span = requestSpan(`${request.method} ${routeOf(request)}`);
  if (span === undefined) return done();
  spans.set(request, span);
  context.with(trace.setSpan(context.active(), span), done);
}

function tell(log: RequestLog, request: FastifyRequest, reply: FastifyReply): void {
  const { statusCode: status, elapsedTime: ms } = reply;
  if (isHot(request) && !log.tellsHot(status)) return;
  const { id: requestId, method } = request;
  log.tell({ requestId, method, route: routeOf(request), status, ms });
}

function isHot(request: FastifyRequest): boolean {
  return request.routeOptions.config.limits?.hot === true;
}

function routeOf(request: FastifyRequest): string {
  return request.is404 ? UNROUTED : (request.routeOptions.url ?? UNROUTED);
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
