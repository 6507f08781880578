import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const NOTHING = "default-src 'none'; frame-ancestors 'none'";
const DOCS = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Helmet for an API: answers may load nothing, the pages of the documentation only their own files.
 * Hot routes answer JSON to programs: they send the one header that matters there.
 */
export async function useSecurityHeaders(app: NestFastifyApplication): Promise<void> {
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  instance.addHook('onRoute', (route) => {
    if (route.config?.limits?.hot === true) route.helmet = false;
  });
  await app.register(helmet, { contentSecurityPolicy: false });
  instance.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.limits?.hot === true) {
      reply.header('x-content-type-options', 'nosniff');
    } else {
      reply.header('content-security-policy', request.url.startsWith('/docs') ? DOCS : NOTHING);
    }
    done();
  });
}
