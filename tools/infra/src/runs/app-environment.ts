import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningIssuer } from '../issuer/start-issuer.js';
import { LOOPBACK } from '../processes/ports.js';

/** Variables of a process. */
export type Environment = Readonly<Record<string, string>>;

/** What a run decides itself: the starter's own variables of these names do not reach the apps. */
const DECIDED = [
  'AD_CLICK_KEYS',
  'CLAIM_TOKEN_KEYS',
  'DATABASE_URL',
  'HOST',
  'INSTALMENT_PLANS',
  'ISSUER_URL',
  'JWKS_URL',
  'JWT_ISSUER',
  'KAFKA_BROKERS',
  'NODE_OPTIONS',
  'PORT',
  'REDIS_URL',
];

/** What the demo shop offers, so that a shopper's own quote agrees with what the shop locks. */
const DEMO_PLANS = '3:1200:flat,6:1200:flat,12:1200:flat';

/** The surroundings of an app: everything but what the run decides. */
export function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !DECIDED.includes(name)),
  );
}

/**
 * What every app of a run needs, whatever its servers are. Apps listen on the loopback, since anybody
 * on this machine gets demo tokens; HOST opens them to others.
 */
export function sharedEnvironment(
  dir: string,
  env: NodeJS.ProcessEnv,
  databaseUrl: string,
  issuer: RunningIssuer,
): Environment {
  return {
    HOST: env['HOST'] ?? LOOPBACK,
    DATABASE_URL: databaseUrl,
    JWKS_URL: issuer.jwksUrl,
    JWT_ISSUER: issuer.issuer,
    ISSUER_URL: issuer.url,
    CLAIM_TOKEN_KEYS: env['CLAIM_TOKEN_KEYS'] ?? keptSecret(join(dir, 'claim-token-keys')),
    INSTALMENT_PLANS: env['INSTALMENT_PLANS'] ?? DEMO_PLANS,
    AD_CLICK_KEYS: env['AD_CLICK_KEYS'] ?? keptSecret(join(dir, 'ad-click-keys')),
  };
}

/** Made once per data folder, so that an offer made before a restart can be claimed after it. */
function keptSecret(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const keys = `local:${randomBytes(32).toString('base64')}`;
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${keys}\n`, { mode: 0o600 });
  return keys;
}
