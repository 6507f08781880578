import type { IncomingMessage } from 'node:http';

import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { problemIn } from '../problems/problem-in.js';
import { writeProblem } from '../problems/write-problem.js';
import { addBodyParsers, useRouteBodyLimits } from './body-parsers.js';
import { requestIdOf } from './request-id.js';

/** Bytes of a body unless the app or the route says otherwise. */
export const BODY_BYTES = 100 * 1024;

const REQUEST_TIMEOUT_MS = 30_000;
const LONGEST_PARAMETER = 200;

/** What an app may choose of its HTTP server. */
export interface ServerOptions {
  readonly bodyBytes?: number;
  /** Proxies whose `X-Forwarded-*` are believed: none by default. */
  readonly trustProxy?: boolean | string | string[];
  /** The URL to be routed in place of the one that came. */
  readonly rewriteUrl?: (request: IncomingMessage) => string;
}

/** Fastify as every Boon app runs it, parsers and limits included. */
export function fastifyAdapter({
  bodyBytes,
  trustProxy,
  rewriteUrl,
}: ServerOptions): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyBytes ?? BODY_BYTES,
    trustProxy: trustProxy ?? false,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    requestIdHeader: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      writeProblem(request, reply, problemIn(request, error));
    },
    return503OnClosing: false,
    ...(rewriteUrl && { rewriteUrl }),
  });
  const instance = adapter.getInstance<FastifyInstance>();
  instance.decorateRequest('identity', null);
  addBodyParsers(instance);
  useRouteBodyLimits(instance);
  return adapter;
}
