import { Global, Logger, Module } from '@nestjs/common';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule, startConsumers } from '@boon/platform/events';
import { AuthModule, createHttpApp } from '@boon/platform/http';
import {
  ProductDirectory,
  ServiceSupportModule,
  serviceSupportPersistence,
  type Product,
} from '@boon/service-support';
import { Money } from '@boon/shared-kernel';
import { PrizeIssuingModule } from '../../prize-issuing.module.js';
import { prizeIssuingPersistence } from '../../prize-issuing.persistence.js';
import { SPEC_TOKEN_KEYS } from '../../testing/a-claim-token.js';
import {
  DrawsHttpModule,
  GrantsHttpModule,
  PrizeIssuingConsumersModule,
  PrizeIssuingHttpModule,
  StocksHttpModule,
} from '../prize-issuing-http.modules.js';

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };
const SHOE: Product = {
  sku: 'shoe',
  spu: 'spu-shoe',
  name: { zh: '跑鞋', en: 'Running shoe' },
  categoryPath: 'shoes/running',
  brand: 'swift',
  merchantId: 'm-1',
  price: Money.ofFen(400_00),
  isEstimated: false,
};

class OneShelf extends ProductDirectory {
  find = (sku: string): Product | undefined => (sku === SHOE.sku ? SHOE : undefined);
  search = (): Product[] => [SHOE];
  size = (): number => 1;
}

@Global()
@Module({
  providers: [{ provide: ProductDirectory, useClass: OneShelf }],
  exports: [ProductDirectory],
})
class Shelf {}

/** Issuing alone as an application, with one product: `shoe` at CNY 400. Initialised, not listening. */
export type IssuingApp = Awaited<ReturnType<typeof createHttpApp>>;

/** Starts it on a database, believing the tokens of an issuer. */
export async function issuingApp(of: {
  readonly url: string;
  readonly issuer: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string };
}): Promise<IssuingApp> {
  Logger.overrideLogger(false);
  const { jwksUrl, issuer, audience } = of.issuer;
  const persistence = [serviceSupportPersistence, prizeIssuingPersistence];

  @Module({
    imports: [
      AuthModule.forRoot({ jwksUrl, issuer, audience, production: false }),
      DatabaseModule.forRoot({ url: of.url, persistence, migrate: true }),
      EventsModule.forRoot({
        bus: 'in-process',
        consumes: PrizeIssuingConsumersModule.consumes(),
        relay: true,
      }),
      Shelf,
      ServiceSupportModule.forRoot({ accounts: true, userStates: 'in-process' }),
      PrizeIssuingModule.forRoot({
        ...{ claimTokenKeys: SPEC_TOKEN_KEYS, sweep: true },
        instalmentPlans: '6:1200:flat',
      }),
      PrizeIssuingHttpModule,
      GrantsHttpModule,
      DrawsHttpModule,
      PrizeIssuingConsumersModule,
      StocksHttpModule,
    ],
  })
  class App {}
  const app = await createHttpApp(App, { logger: SILENT });
  await startConsumers(app);
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** One request. */
export interface Call {
  /** The `Authorization` header. */
  readonly by: string;
  readonly key?: string;
  readonly body?: object;
}

/** An answer, as text and as JSON. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** Sends a request without a socket. */
export async function send(
  app: IssuingApp,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  { by, key, body }: Call,
): Promise<Reply> {
  const response = await app.inject({
    method,
    url,
    headers: { authorization: by, ...(key !== undefined && { 'idempotency-key': key }) },
    ...(body && { payload: body }),
  });
  const json = response.body === '' ? {} : (response.json() as Record<string, unknown>);
  return { status: response.statusCode, text: response.body, json };
}

/** The paths of the fields at fault that a 400 names. */
export function fieldsOf(json: Record<string, unknown>): string[] {
  return (json['fields'] as { path: string }[]).map((field) => field.path);
}
