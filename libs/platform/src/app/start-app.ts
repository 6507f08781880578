import type { DynamicModule, Type } from '@nestjs/common';
import { startConsumers } from '../events/consumers/start-consumers.js';
import { serve, type Serving } from '../health/serve.js';
import { createHttpApp, type HttpAppOptions } from '../http/app/create-http-app.js';
import { setupDocs } from '../http/docs/docs.js';
import { startTracing } from '../telemetry/tracing.js';
import type { AppConfig } from './app-config.js';

/** How an app presents itself. */
export interface AppCard {
  readonly title: string;
  readonly description: string;
}

/** What sets one process apart from the others beside its module. */
export interface StartOptions extends Pick<HttpAppOptions, 'page' | 'gateway'> {
  /** Said by an app without `EventsModule`; left out, its consumers are started. */
  readonly events?: 'none';
}

/** The version that every app shows. */
export const VERSION = '0.1.0';

/** Starts a process: its module with docs, consumers and a server that shuts down in order. */
export async function startApp(
  rootModule: Type<unknown> | DynamicModule,
  config: Pick<AppConfig, 'PORT' | 'HOST' | 'OTEL_EXPORTER_URL'>,
  card: AppCard,
  options: StartOptions = {},
): Promise<Serving> {
  startTracing({
    serviceName: card.title,
    ...(config.OTEL_EXPORTER_URL ? { exporterUrl: config.OTEL_EXPORTER_URL } : {}),
  });
  const app = await createHttpApp(rootModule, options);
  setupDocs(app, { ...card, version: VERSION });
  if (options.events !== 'none') await startConsumers(app);
  return serve(app, { port: config.PORT, host: config.HOST });
}
