import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { startIssuer, type RunningIssuer } from '@boon/infra';
import { DatabaseModule } from '@boon/platform/database';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import { DemoShopHttpModule, demoShopPersistence } from '../index.js';
import { AD_CLICK_KEYS, Shopper } from './shop-world.js';

const NOWHERE = 'http://127.0.0.1:1';
const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** The shop with its own database and the issuer of tokens, while Boon is away. */
export class LoneShop {
  private constructor(
    private readonly app: Awaited<ReturnType<typeof createHttpApp>>,
    readonly issuer: RunningIssuer,
    private readonly folder: string,
  ) {}

  static async open(databaseUrl: string): Promise<LoneShop> {
    Logger.overrideLogger(false);
    const folder = await mkdtemp(join(tmpdir(), 'boon-issuer-'));
    const running = await startIssuer({ dir: folder });
    const { jwksUrl, issuer, audience, url } = running;
    const boon = { placement: NOWHERE, issuing: NOWHERE, operations: NOWHERE, issuer: url };

    @Module({
      imports: [
        AuthModule.forRoot({ jwksUrl, issuer, audience, production: false }),
        DatabaseModule.forRoot({
          url: databaseUrl,
          persistence: [demoShopPersistence],
          migrate: true,
        }),
        DemoShopHttpModule.forRoot({ boon, adClickKeys: AD_CLICK_KEYS }),
      ],
    })
    class Shop {}

    const app = await createHttpApp(Shop, { logger: SILENT });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new LoneShop(app, running, folder);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.issuer.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Somebody with a token that the shop's own route gave, or with none. */
  as(token?: string): Shopper {
    return new Shopper(this.app, token);
  }

  async visitor(deviceId: string): Promise<Shopper> {
    return this.session({ deviceId });
  }

  async persona(personaId: string, deviceId: string): Promise<Shopper> {
    return this.session({ personaId, deviceId });
  }

  async keeper(): Promise<Shopper> {
    const scopes = ['feeds'];
    return this.as(await this.issuer.tokenFor({ role: 'service', sub: 'keeper', scopes }));
  }

  private async session(body: object): Promise<Shopper> {
    const session = await this.as().ask('POST', '/shop/session', { body });
    return this.as(String(session.body['token']));
  }
}
