import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { createHttpApp, type HttpAppOptions } from '../app/create-http-app.js';
import { AuthModule } from '../auth/auth.module.js';
import type { TokenIssuer } from './token-issuer.js';

/** What a spec's app is made of. */
export interface AppParts {
  readonly controllers: readonly Type<unknown>[];
  readonly providers?: readonly Provider[];
  readonly imports?: readonly (Type<unknown> | DynamicModule)[];
  readonly options?: HttpAppOptions;
}

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };
const NOWHERE = { jwksUrl: 'http://127.0.0.1:1/', issuer: 'nobody' };

@Module({})
class SpecRoot {}

/** A whole app around these controllers, ready for `inject`. */
export async function anApp(
  parts: AppParts,
  issuer?: TokenIssuer,
): Promise<NestFastifyApplication> {
  const root = { module: SpecRoot, ...mutable(parts) };
  const believed = issuer ?? NOWHERE;
  const auth = AuthModule.forRoot({
    jwksUrl: believed.jwksUrl,
    issuer: believed.issuer,
    production: false,
  });
  const imports = [auth, ...(parts.imports ?? [])];
  const app = await createHttpApp({ ...root, imports }, { logger: SILENT, ...parts.options });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function mutable({ controllers, providers }: AppParts): Omit<DynamicModule, 'module'> {
  return { controllers: [...controllers], providers: [...(providers ?? [])] };
}
