import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { HealthRegistry } from './health-registry.js';

const FORCED_AFTER_MS = 20_000;
const IDLE_SWEEP_MS = 25;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Where an app listens, and how it ends. */
export interface ServeOptions {
  readonly port: number;
  /** All addresses when left out. */
  readonly host?: string;
  /** How long readiness is off before connections are refused, for load balancers (ms, 0 when left out). */
  readonly notReadyMs?: number;
  /** What ends the process; a spec may watch instead. */
  readonly exit?: (code: number) => void;
}

/** An app that listens. */
export interface Serving {
  readonly port: number;
  /** Shuts down in order, as a signal would, without ending the process. */
  stop(): Promise<void>;
}

/**
 * Listens until SIGTERM or SIGINT (with `BOON_PARENT=1` also until the parent process is gone), then:
 * readiness off, no new connections, what is in flight is answered, the app closes (consumers, then bus,
 * Redis, database), exit 0. Whatever is not done after 20 s is dropped: exit 1.
 */
export async function serve(app: NestFastifyApplication, options: ServeOptions): Promise<Serving> {
  const { port, host = '0.0.0.0', exit = (code) => process.exit(code) } = options;
  await app.listen(port, host);
  const server = app.getHttpServer() as Server;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= shutDown(app, server, options.notReadyMs ?? 0));
  const forget = onceAskedToEnd((reason) => void end(reason, stop, exit));
  return { port: (server.address() as AddressInfo).port, stop: () => stop().finally(forget) };
}

async function end(
  reason: string,
  stop: () => Promise<void>,
  exit: (code: number) => void,
): Promise<void> {
  const logger = new Logger('Shutdown');
  logger.log(`${reason}: shutting down`);
  const forced = setTimeout(() => {
    logger.error(`Not done after ${FORCED_AFTER_MS} ms: dropped`);
    exit(1);
  }, FORCED_AFTER_MS);
  try {
    await stop();
    exit(0);
  } catch (error) {
    logger.error('Shutdown failed', error instanceof Error ? error.stack : undefined);
    exit(1);
  } finally {
    clearTimeout(forced);
  }
}

async function shutDown(
  app: NestFastifyApplication,
  server: Server,
  notReadyMs: number,
): Promise<void> {
  app.get(HealthRegistry, { strict: false }).drain();
  if (notReadyMs > 0) await new Promise((resolve) => setTimeout(resolve, notReadyMs));
  await drained(server);
  await app.close();
}

/** Modules may close what requests need as soon as `app.close()` begins, so requests end before it. */
async function drained(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  await closed.finally(() => clearInterval(sweep));
}

function onceAskedToEnd(act: (reason: string) => void): () => void {
  const listeners = SIGNALS.map((signal) => [signal, () => act(signal)] as const);
  for (const [signal, listener] of listeners) process.once(signal, listener);
  const orphaned = (): void => act('The parent process is gone');
  if (process.env['BOON_PARENT'] === '1') process.once('disconnect', orphaned);
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
    process.off('disconnect', orphaned);
  };
}
