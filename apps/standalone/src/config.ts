import { env } from '@boon/platform';
import { standaloneConfig } from '@boon/platform/app';
import { z } from 'zod';

/** What the standalone app needs from its environment; bus and counters are embedded unless given. */
export const configSchema = z.object({
  ...standaloneConfig,
  CLAIM_TOKEN_KEYS: env.secretKeys(),
  INSTALMENT_PLANS: z
    .string()
    .optional()
    .describe('months:basis points a year:flat|declining, ... for quotes of shoppers'),
  AD_CLICK_KEYS: env.secretKeys(),
  ISSUER_URL: env.url('http', 'https').optional().describe('a demo issuer: opens the demo shop'),
  /** Which share of the decisions is logged with all inputs. */
  DECISION_LOG_RATE: env.share().default(0.001),
  HOLDOUT_SHARE: env.share().default(0).describe('a share of people who are shown nothing: 0.01'),
  /** Another salt draws other people. */
  HOLDOUT_SALT: z.string().default('boon'),
  PICKS_URL: env.url('http', 'https').optional().describe('a recommender: GET /users/ID/picks'),
  TRACES_PER_MINUTE: env.wholeNumber(1, 100_000).default(120),
});
