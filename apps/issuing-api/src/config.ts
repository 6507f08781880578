import { env } from '@boon/platform';
import { distributedConfig } from '@boon/platform/app';
import { z } from 'zod';

/** What issuing-api needs from its environment. */
export const configSchema = z.object({
  ...distributedConfig,
  CLAIM_TOKEN_KEYS: env.secretKeys(),
  INSTALMENT_PLANS: z
    .string()
    .optional()
    .describe('months:basis points a year:flat|declining, ... for quotes of shoppers'),
});
