import { env } from '@boon/platform';
import { distributedConfig } from '@boon/platform/app';
import { z } from 'zod';

/** What placement-api needs from its environment. */
export const configSchema = z.object({
  ...distributedConfig,
  CLAIM_TOKEN_KEYS: env.secretKeys(),
  /** Which share of the decisions is logged with all inputs. */
  DECISION_LOG_RATE: env.share().default(0.001),
  AD_CLICK_KEYS: env.secretKeys(),
  HOLDOUT_SHARE: env.share().default(0).describe('a share of people who are shown nothing: 0.01'),
  /** Another salt draws other people. */
  HOLDOUT_SALT: z.string().default('boon'),
  PICKS_URL: env.url('http', 'https').optional().describe('a recommender: GET /users/ID/picks'),
  TRACES_PER_MINUTE: env.wholeNumber(1, 100_000).default(120),
});
