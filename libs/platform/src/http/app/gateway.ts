import type { IncomingMessage } from 'node:http';

import replyFrom from '@fastify/reply-from';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { Problem } from '../problems/problem.js';
import { writeProblem } from '../problems/write-problem.js';

/** One route that may be reached from outside through the gateway. */
export interface GatewayRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As the app behind it declares it, such as `/v1/users/:id/wallet`. */
  readonly path: string;
  /** The address of the app behind it; null when it is this app. */
  readonly to: string | null;
}

/** Other apps' routes under a prefix of this one's origin: only those that are listed. */
export interface GatewayOptions {
  /** Such as `/api`. */
  readonly prefix: string;
  readonly routes: readonly GatewayRoute[];
}

/** What routing asks of a request. */
export type RoutedRequest = Pick<IncomingMessage, 'url' | 'method'>;

interface OpenRoute extends GatewayRoute {
  readonly pattern: RegExp;
}

const ANSWER_WITHIN_MS = 10_000;
const CONNECT_WITHIN_MS = 2_000;
const CONNECTIONS = 64;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
/** What belongs to one connection, or says things that only this server may say. */
const NOT_PASSED_ON = [
  'connection',
  'cookie',
  'forwarded',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
];

const GONE = {
  502: new Problem(502, 'gateway.unreachable', {
    zh: '服务暂时连不上，请稍后再试。',
    en: 'The service behind this one cannot be reached.',
  }),
  504: new Problem(504, 'gateway.too-slow', {
    zh: '服务响应超时，请稍后再试。',
    en: 'The service behind this one did not answer in time.',
  }),
};

/** The routes of a gateway, found by method and path. */
export class Gateway {
  private readonly routes: readonly OpenRoute[];

  constructor(private readonly options: GatewayOptions) {
    this.routes = options.routes.map((route) => ({ ...route, pattern: patternOf(route.path) }));
  }

  /** The URL by which this app knows a route of its own; anything else as it came. */
  rewrite({ url = '/', method }: RoutedRequest): string {
    const inner = this.innerUrl(url);
    return inner !== undefined && this.find(method ?? '', inner)?.to === null ? inner : url;
  }

  /** Passes the routes of other apps on to them; what is not listed is 404. */
  async open(app: NestFastifyApplication): Promise<void> {
    if (this.routes.every(({ to }) => to === null)) return;
    await app.register(async (scope: FastifyInstance) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
        done(null, body);
      });
      await scope.register(replyFrom, {
        disableRequestLogging: true,
        undici: {
          connections: CONNECTIONS,
          headersTimeout: ANSWER_WITHIN_MS,
          bodyTimeout: ANSWER_WITHIN_MS,
          connect: { timeout: CONNECT_WITHIN_MS },
        },
      });
      for (const method of METHODS) {
        scope.route({
          method,
          url: `${this.options.prefix}/*`,
          exposeHeadRoute: false,
          handler: (request, reply) => this.passOn(request, reply),
        });
      }
    });
  }

  private passOn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const inner = this.innerUrl(request.url);
    const route = inner === undefined ? undefined : this.find(request.method, inner);
    if (inner === undefined || route === undefined || route.to === null) {
      writeProblem(request, reply, Problem.edge('request.not-found'));
      return reply;
    }
    const { body, headers } = request;
    const contentType = headers['content-type'];
    return reply.from(`${route.to}${inner}`, {
      ...(typeof body === 'string' && body !== '' && { body, contentType }),
      // Clients repeat what is safe; repeating here as well would multiply load when it hurts most.
      retryDelay: () => null,
      rewriteRequestHeaders: (_request, passed) => passedOn(passed, request.id),
      onError: (failed, { error }) => this.answerFault(request, failed as FastifyReply, error),
    });
  }

  private answerFault(request: FastifyRequest, reply: FastifyReply, error: Error): void {
    new Logger('Gateway').warn(`${request.method} ${request.url.split('?')[0]}: ${error.message}`);
    const isSlow = 'statusCode' in error && error.statusCode === 504;
    writeProblem(request, reply, GONE[isSlow ? 504 : 502]);
  }

  private innerUrl(url: string): string | undefined {
    const { prefix } = this.options;
    return url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : undefined;
  }

  private find(method: string, inner: string): OpenRoute | undefined {
    const path = inner.split('?', 1)[0] ?? '';
    return this.routes.find((route) => route.method === method && route.pattern.test(path));
  }
}

/** A parameter is one piece of a path, and never `.` or `..`, by which a path could climb out. */
function patternOf(path: string): RegExp {
  const pieces = path.split('/').map((piece) => {
    return piece.startsWith(':')
      ? String.raw`(?!\.{1,2}(?:/|$)|%2e)[^/\\]+`
      : piece.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${pieces.join('/')}$`, 'i');
}

function passedOn(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  requestId: string,
): Record<string, string | string[] | undefined> {
  const kept = Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.includes(name));
  return { ...Object.fromEntries(kept), 'x-request-id': requestId };
}
