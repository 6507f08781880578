import { distributedConfig } from '@boon/platform/app';
import { z } from 'zod';

/** What notification-worker needs from its environment. */
export const configSchema = z.object(distributedConfig);
