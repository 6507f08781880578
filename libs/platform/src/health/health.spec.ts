import { afterEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { anApp } from '../http/testing/app-for-specs.js';
import { HealthRegistry } from './health-registry.js';
import { ShutdownOrder } from './shutdown-order.js';

describe('Health', () => {
  let app: NestFastifyApplication;

  afterEach(() => app.close());

  async function ready(): Promise<HealthRegistry> {
    app = await anApp({ controllers: [] });
    return app.get(HealthRegistry, { strict: false });
  }

  async function readyz() {
    const response = await app.inject({ url: '/readyz' });
    return { status: response.statusCode, ...response.json<object>() };
  }

  it('is ready when every probe is well', async () => {
    const health = await ready();
    health.register('redis', () => Promise.resolve());

    expect(await readyz()).toMatchObject({ status: 'ready', checks: { redis: 'ok' } });
  });

  it('is not ready when one fails or does not answer, and stays alive', async () => {
    const health = await ready();
    health.register('redis', () => Promise.reject(new Error('password of redis://secret')));
    health.register('bus', () => new Promise(() => undefined), 5);

    const response = await app.inject({ url: '/readyz' });

    expect(response.statusCode).toBe(503);
    expect(response.json().checks).toEqual({ redis: 'failed', bus: 'failed' });
    expect(response.body).not.toContain('secret');
    expect((await app.inject({ url: '/livez' })).statusCode).toBe(200);
  });

  it('is not ready once it drains, and lets connections go', async () => {
    const health = await ready();
    health.drain();

    expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503);
    expect((await app.inject({ url: '/livez' })).headers['connection']).toBe('close');
  });

  it('closes the bus, then Redis, then the database, whatever fails', async () => {
    await ready();
    const order = app.get(ShutdownOrder, { strict: false });
    const closed: string[] = [];
    const closing = (name: string) => async (): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      closed.push(name);
    };
    order.onShutdown('database', 'database', closing('database'));
    order.onShutdown('redis', 'redis', () => Promise.reject(new Error('gone')));
    order.onShutdown('redis', 'redis too', closing('redis'));
    order.onShutdown('bus', 'bus', closing('bus'));

    await app.close();

    expect(closed).toEqual(['bus', 'redis', 'database']);
  });
});
