import { existsSync } from 'node:fs';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { Problem } from '../problems/problem.js';
import { writeProblem } from '../problems/write-problem.js';

/** A built page with routes of its own, beside the app's. */
export interface PageOptions {
  /** Holds `index.html` and `assets/`, whose names change with their content; may not be built yet. */
  readonly folder: string;
  /** Paths below which nothing is of the page: an unknown address there is a 404 problem. */
  readonly except: readonly string[];
  /** HTML without script that is shown while the page is not built. */
  readonly unbuilt: string;
}

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
const HTML = 'text/html; charset=utf-8';

/**
 * Serves a page of one origin with the app: its files (assets for a year, packed ones where they lie beside
 * them), and `index.html` for every other GET that takes HTML, because the page has its own routes.
 */
export async function servePage(app: NestFastifyApplication, options: PageOptions): Promise<void> {
  await app.register(async (scope: FastifyInstance) => {
    scope.addHook('onSend', (_request, reply, _payload, done) => {
      reply.header('content-security-policy', POLICY);
      done();
    });
    await serveFiles(scope, options.folder);
    scope.get('/*', { schema: { hide: true } as object }, (request, reply) =>
      pageOrNothing(request, reply, options),
    );
  });
}

async function serveFiles(scope: FastifyInstance, folder: string): Promise<void> {
  await scope.register(fastifyStatic, { serve: false, preCompressed: true });
  const assets = join(folder, 'assets');
  if (existsSync(assets)) {
    await scope.register(fastifyStatic, {
      ...{ root: assets, prefix: '/assets/', preCompressed: true, decorateReply: false },
      ...{ maxAge: '365d', immutable: true, index: false, dotfiles: 'ignore' },
    });
  }
  if (!existsSync(folder)) return;
  await scope.register(fastifyStatic, {
    ...{ root: folder, wildcard: false, preCompressed: true, index: false, dotfiles: 'ignore' },
    ...{ maxAge: '1h', decorateReply: false },
    globIgnore: ['assets/**', 'index.html', '**/*.{br,gz,map}'],
  });
}

function pageOrNothing(
  request: FastifyRequest,
  reply: FastifyReply,
  { folder, except, unbuilt }: PageOptions,
): FastifyReply {
  const isOfPage = !except.some((path) => request.url.startsWith(path));
  if (!isOfPage || !takesHtml(request)) {
    writeProblem(request, reply, Problem.edge('request.not-found'));
    return reply;
  }
  void reply.header('cache-control', 'no-cache').header('vary', 'accept');
  if (existsSync(join(folder, 'index.html'))) {
    return reply.sendFile('index.html', folder, { cacheControl: false });
  }
  return reply.code(200).type(HTML).send(unbuilt);
}

function takesHtml({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false;
}
