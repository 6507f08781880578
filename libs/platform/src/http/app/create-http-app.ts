import { Module, type DynamicModule, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

import { HealthModule } from '../../health/health.module.js';
import { HealthRegistry } from '../../health/health-registry.js';
import { JsonLogger } from '../../telemetry/json-logger.js';
import { Metrics } from '../../telemetry/metrics.js';
import { enablePropagation } from '../../telemetry/propagation.js';
import { TelemetryModule } from '../../telemetry/telemetry.module.js';
import { Authenticator } from '../auth/authenticator.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { RenderedRefusals } from '../problems/rendered-refusals.js';
import { DtoPipe } from '../validation/dto.pipe.js';
import { BODY_BYTES, fastifyAdapter, type ServerOptions } from './fastify-adapter.js';
import { Gateway, type GatewayOptions } from './gateway.js';
import { HotFront } from './hot-front.js';
import { HotRoutes, HotRoutesModule } from './hot-routes.js';
import { servePage, type PageOptions } from './page.js';
import { addRequestHooks } from './request-hooks.js';
import { RequestLog } from './request-log.js';
import { useSecurityHeaders } from './security-headers.js';

/** How an HTTP app is made. */
export interface HttpAppOptions extends ServerOptions {
  /** JSON lines on standard output when left out. */
  readonly logger?: LoggerService;
  /** A page that is served beside the app's routes. */
  readonly page?: PageOptions;
  /** Other apps' routes under this one's origin. */
  readonly gateway?: GatewayOptions;
}

@Module({})
class HttpApp {
  static of(rootModule: Type<unknown> | DynamicModule): DynamicModule {
    const own = [HealthModule, TelemetryModule, HotRoutesModule];
    return { module: HttpApp, global: true, imports: [...own, rootModule], exports: own };
  }
}

/**
 * A Nest app on Fastify as every Boon app is one: request ids, security headers, limits on bodies,
 * validation, problem+json, metrics, health, deny by default (the root module must import `AuthModule`).
 * It is neither initialised nor listening yet; a failure to start rejects.
 */
export async function createHttpApp(
  rootModule: Type<unknown> | DynamicModule,
  options: HttpAppOptions = {},
): Promise<NestFastifyApplication> {
  enablePropagation();
  const gateway = new Gateway(options.gateway ?? { prefix: '', routes: [] });
  const app = await NestFactory.create<NestFastifyApplication>(
    HttpApp.of(rootModule),
    fastifyAdapter({ ...options, rewriteUrl: (request) => gateway.rewrite(request) }),
    { logger: options.logger ?? new JsonLogger(), bodyParser: false, abortOnError: false },
  );
  requireAuth(app);
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalFilters(new ProblemFilter());
  await useSecurityHeaders(app);
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const observers = {
    metrics: app.get(Metrics, { strict: false }),
    health: app.get(HealthRegistry, { strict: false }),
    log: new RequestLog(),
  };
  addRequestHooks(instance, observers);
  new HotFront({
    ...observers,
    refusals: new RenderedRefusals(),
    routes: app.get(HotRoutes, { strict: false }),
    authenticator: app.get(Authenticator, { strict: false }),
    rewriteUrl: (request) => gateway.rewrite(request),
    bodyBytes: options.bodyBytes ?? BODY_BYTES,
  }).standBefore(instance.server);
  await gateway.open(app);
  if (options.page !== undefined) await servePage(app, options.page);
  return app;
}

function requireAuth(app: NestFastifyApplication): void {
  try {
    app.get(Authenticator, { strict: false });
  } catch (cause) {
    throw new Error('The root module imports no AuthModule: every route would be open.', { cause });
  }
}
