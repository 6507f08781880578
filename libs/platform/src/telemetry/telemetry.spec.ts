import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { Limits } from '../http/app/route-limits.js';
import { Public } from '../http/auth/policy.js';
import { anApp } from '../http/testing/app-for-specs.js';
import { JsonLogger } from './json-logger.js';
import { Metrics } from './metrics.js';
import { startTracing } from './tracing.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

@Public()
@Controller('v1')
class OffersController {
  @Get('offers/:id')
  offer(): object {
    return {};
  }

  @Get('hot')
  @Limits({ hot: true })
  hot(): object {
    return {};
  }

  @Get('fault')
  @Limits({ hot: true })
  fault(): never {
    throw new Error('broken');
  }
}

describe('What an app tells of itself', () => {
  const lines: Record<string, unknown>[] = [];
  let app: NestFastifyApplication;

  afterEach(() => app.close());

  async function start(): Promise<void> {
    lines.length = 0;
    const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
    const logger = new JsonLogger({ stream });
    app = await anApp({ controllers: [OffersController], options: { logger } });
  }

  it('measures requests by route, not by address', async () => {
    await start();
    await app.inject({ url: '/v1/offers/1' });
    await app.inject({ url: '/v1/offers/2' });
    await app.inject({ url: '/no/such/route' });

    const { body, headers } = await app.inject({ url: '/metrics' });

    const count = 'boon_http_request_seconds_count';
    expect(body).toContain(`${count}{method="GET",route="/v1/offers/:id",status="200"} 2`);
    expect(body).toContain(`${count}{method="GET",route="unmatched",status="404"} 1`);
    expect(body).toContain('nodejs_eventloop_lag_seconds');
    expect(headers['content-type']).toContain('version=0.0.4');
  });

  it('keeps metrics of one name once', async () => {
    await start();
    const metrics = app.get(Metrics, { strict: false });
    const shape = { name: 'boon_claims_total', help: 'Claims', labels: ['outcome'] } as const;
    metrics.counter(shape).inc({ outcome: 'granted' });
    metrics.counter(shape).inc({ outcome: 'granted' });
    metrics.gauge({ name: 'boon_queue_length', help: 'Waiting', read: () => 7 });

    const { text } = await metrics.exposition();

    expect(text).toContain('boon_claims_total{outcome="granted"} 2');
    expect(text).toContain('boon_queue_length 7');
  });

  it('logs ordinary requests, one in a thousand of a hot route, and every fault', async () => {
    await start();
    await app.inject({ url: '/v1/offers/1' });
    for (let at = 0; at < 1_001; at += 1) await app.inject({ url: '/v1/hot' });
    await app.inject({ url: '/v1/fault' });
    await app.inject({ url: '/v1/fault' });

    const requests = lines.filter(({ context }) => context === 'Http').map(({ route }) => route);
    const faults = lines.filter(({ context }) => context === 'Fault');

    expect(requests.filter((route) => route === '/v1/offers/:id')).toHaveLength(1);
    expect(requests.filter((route) => route === '/v1/hot')).toHaveLength(2);
    expect(requests.filter((route) => route === '/v1/fault')).toHaveLength(2);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatchObject({ route: '/v1/fault', err: { message: 'broken' } });
  });

  it('exports a span for a request whose caller asks, and for no other', async () => {
    const exported: string[] = [];
    const collector = createServer((request, response) => {
      request.on('data', (chunk) => exported.push(String(chunk)));
      request.on('end', () => response.end('{}'));
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const { port } = collector.address() as AddressInfo;
    const exporterUrl = `http://127.0.0.1:${port}/v1/traces`;
    const tracing = startTracing({ serviceName: 'spec', exporterUrl });
    await start();

    const traced = (flag: string) => ({ traceparent: `00-${TRACE}-b7ad6b7169203331-${flag}` });
    await app.inject({ url: '/v1/offers/1', headers: traced('01') });
    await app.inject({ url: '/v1/offers/2', headers: traced('00') });
    await app.inject({ url: '/v1/offers/3' });
    await tracing.stop();
    collector.close();

    const spans = exported.join('').match(/"spanId"/g) ?? [];
    expect(spans).toHaveLength(1);
    expect(exported.join('')).toContain(TRACE);
    expect(exported.join('')).toContain('GET /v1/offers/:id');
  });
});
