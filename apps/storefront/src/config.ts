import { env } from '@boon/platform';
import { distributedConfig } from '@boon/platform/app';
import { z } from 'zod';

const { PORT, HOST, DATABASE_URL, JWKS_URL, JWT_ISSUER, OTEL_EXPORTER_URL } = distributedConfig;

/** What the storefront needs from its environment: where Boon is; it has no bus and no counters. */
export const configSchema = z.object({
  ...{ PORT, HOST, DATABASE_URL, JWKS_URL, JWT_ISSUER, OTEL_EXPORTER_URL },
  NODE_ENV: z
    .string()
    .default('development')
    .refine((text) => text !== 'production', 'is production, and this shop logs anybody in')
    .describe('anything but production'),
  PLACEMENT_URL: env.url('http', 'https'),
  ISSUING_URL: env.url('http', 'https'),
  OPERATIONS_URL: env.url('http', 'https'),
  ISSUER_URL: env.url('http', 'https'),
  AD_CLICK_KEYS: env.secretKeys(),
});
