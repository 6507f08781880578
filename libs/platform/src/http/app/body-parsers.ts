import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Problem } from '../problems/problem.js';
import { statusCode, statusTitle } from '../problems/status-texts.js';
import { JSON_LIMITS, parseJson, type JsonLimits } from '../validation/json-guard.js';
import { BodyLines } from './body-lines.js';
import type { RouteLimits } from './route-limits.js';

/** A route's limits never change: they are put together once. */
const ROUTE_LIMITS = new WeakMap<RouteLimits, JsonLimits>();

type Accepts = NonNullable<RouteLimits['accepts']>;

/** JSON within limits everywhere; NDJSON and CSV where the route says so; nothing else (415). */
export function addBodyParsers(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      answering(done, () => (body === '' ? undefined : json(request, body as string)));
    },
  );
  addLines(instance, 'application/x-ndjson', ['ndjson', 'lines']);
  addLines(instance, 'text/csv', ['lines']);
}

function addLines(instance: FastifyInstance, type: string, where: readonly Accepts[]): void {
  instance.addContentTypeParser(type, { parseAs: 'buffer' }, (request, body, done) => {
    answering(done, () => {
      const bytes = body as Buffer;
      const accepted = requireAccepted(request, where);
      return accepted === 'lines' ? new BodyLines(bytes) : bytes.toString('utf8');
    });
  });
}

/** Makes `@Limits({ bodyBytes })` the route's own limit. */
export function useRouteBodyLimits(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    const bytes = route.config?.limits?.bodyBytes;
    if (bytes !== undefined) route.bodyLimit = bytes;
  });
}

function json(request: FastifyRequest, text: string): unknown {
  requireAccepted(request, ['json']);
  return parseJson(text, jsonLimitsOf(request));
}

function jsonLimitsOf(request: FastifyRequest): JsonLimits {
  const limits = request.routeOptions.config.limits;
  if (limits === undefined) return JSON_LIMITS;
  const known = ROUTE_LIMITS.get(limits);
  if (known !== undefined) return known;
  const all = { ...JSON_LIMITS, ...limits };
  ROUTE_LIMITS.set(limits, all);
  return all;
}

function requireAccepted(request: FastifyRequest, given: readonly Accepts[]): Accepts {
  const accepted = request.routeOptions.config.limits?.accepts ?? 'json';
  if (!given.includes(accepted)) throw new Problem(415, statusCode(415), statusTitle(415));
  return accepted;
}

function answering(done: (error: Error | null, body?: unknown) => void, work: () => unknown): void {
  try {
    done(null, work());
  } catch (error) {
    done(error as Error);
  }
}
