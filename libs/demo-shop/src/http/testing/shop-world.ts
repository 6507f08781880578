import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { startEmbeddedRun, type BoonRun } from '@boon/infra';
import { DatabaseModule } from '@boon/platform/database';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { SweepOrders } from '../../order/sweep-orders.js';
import { DemoShopHttpModule, demoShopPersistence, shopperGateway } from '../index.js';
import { BadLine } from './bad-line.js';

type App = Awaited<ReturnType<typeof createHttpApp>>;

/** An answer of the shop. */
export interface ShopReply {
  readonly status: number;
  readonly text: string;
  // The fields of an answer are what a spec says they are.
  readonly body: Record<string, unknown>;
}

/** How the shop is asked. */
export interface ShopCall {
  readonly body?: unknown;
  readonly lines?: string;
  readonly key?: string;
}

export const AD_CLICK_KEYS = [{ kid: 'spec', secret: 'a secret that only this spec knows of' }];
const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** A real Boon with the demo data, and the shop in this process at the other end of a line that may break. */
export class ShopWorld {
  private constructor(
    readonly run: BoonRun,
    readonly line: BadLine,
    private readonly app: App,
    private readonly folder: string,
  ) {}

  static async open(): Promise<ShopWorld> {
    Logger.overrideLogger(false);
    const folder = await mkdtemp(join(tmpdir(), 'boon-shop-'));
    await chmod(folder, 0o711);
    const run = await startEmbeddedRun({ dir: folder });
    await run.seed();
    const line = await BadLine.to(run.urls.operations);
    return new ShopWorld(run, line, await shopAt(run, line.url), folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.line.close();
    await this.run.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** One round of the sweep over everything that is half-way. */
  sweep(): Promise<void> {
    return this.app.get(SweepOrders, { strict: false }).sweep(0);
  }

  /** Somebody who uses the shop; without a token a stranger. */
  as(token?: string): Shopper {
    return new Shopper(this.app, token);
  }

  async shopper(name: string): Promise<Shopper> {
    return this.as(await this.run.issuer.tokenFor({ role: 'user', sub: name }));
  }

  async keeper(): Promise<Shopper> {
    const claims = { role: 'service', sub: 'keeper', scopes: ['feeds'] } as const;
    return this.as(await this.run.issuer.tokenFor({ ...claims, scopes: [...claims.scopes] }));
  }
}

/** Calls the shop with a token, and Boon through the shop's own origin. */
export class Shopper {
  constructor(
    private readonly app: App,
    readonly token: string | undefined,
  ) {}

  get(url: string): Promise<ShopReply> {
    return this.ask('GET', url);
  }

  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { body, lines, key }: ShopCall = {},
  ): Promise<ShopReply> {
    const payload = lines ?? (body === undefined ? undefined : JSON.stringify(body));
    const type = lines === undefined ? 'application/json' : 'application/x-ndjson';
    const answer = await this.app.inject({
      method,
      url,
      headers: {
        'accept-language': 'en',
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(payload !== undefined && { 'content-type': type }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(payload !== undefined && { payload }),
    });
    return {
      status: answer.statusCode,
      text: answer.body,
      get body() {
        return answer.json<Record<string, unknown>>();
      },
    };
  }
}

async function shopAt(run: BoonRun, boon: string): Promise<App> {
  const { jwksUrl, issuer, audience, url } = run.issuer;
  const addresses = { placement: boon, issuing: boon, operations: boon, issuer: url };

  @Module({
    imports: [
      AuthModule.forRoot({ jwksUrl, issuer, audience, production: false }),
      DatabaseModule.forRoot({
        url: run.databaseUrl,
        persistence: [demoShopPersistence],
        migrate: false,
      }),
      DemoShopHttpModule.forRoot({ boon: addresses, adClickKeys: AD_CLICK_KEYS }),
    ],
  })
  class Shop {}

  const app = await createHttpApp(Shop, {
    logger: SILENT,
    gateway: shopperGateway(addresses),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
