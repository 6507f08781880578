import { z } from 'zod';

/** A rule condition on the wire; the rule engine checks it in full (depth, nodes, types). */
export const condition = z.looseObject({ op: z.string().max(20) });
