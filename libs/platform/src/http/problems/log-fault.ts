import { Logger } from '@nestjs/common';

import type { Problem } from './problem.js';

const logger = new Logger('Fault');

/** Tells of a fault of ours with its cause; what callers did wrong is not told. */
export function logFault(
  thrown: unknown,
  { status, code }: Problem,
  request: { readonly requestId: string; readonly method: string; readonly route: string },
): void {
  if (status < 500) return;
  const err = thrown instanceof Error ? thrown : new Error(String(thrown));
  logger.error({ ...request, status, code, err });
}
