import { z } from 'zod';

/** States of an asset, a scheme and a placement plan (domain words). */
export const lifecycleState = z.enum([
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'running',
  'paused',
  'ended',
  'archived',
]);
