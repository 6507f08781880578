import { distributedConfig } from '@boon/platform/app';
import { z } from 'zod';

/** What operations-api needs from its environment. */
export const configSchema = z.object(distributedConfig);
