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
});
