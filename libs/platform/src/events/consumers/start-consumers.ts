import type { INestApplication } from '@nestjs/common';
import { EventsOptions } from '../events-options.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { EventTransport } from './event-transport.js';

/**
 * Starts the app's `@Consumes` handlers and, where the app has it, the outbox relay. Call it before `listen`:
 * the handlers subscribe after every `onModuleInit`, and the relay publishes only once they do.
 */
export async function startConsumers(app: INestApplication): Promise<void> {
  // HTTP guards would judge events: the app's global config is not inherited.
  app.connectMicroservice({ strategy: app.get(EventTransport) }, { inheritAppConfig: false });
  await app.init();
  await app.startAllMicroservices();
  if (app.get(EventsOptions).relay) app.get(OutboxRelay).start();
}
