import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { RefusalTable } from '@boon/shared-kernel';

import { ProblemDocument } from './problem-document.js';

/** Documents the refusals of a route: `@ApiRefusals(TABLE, 'quota.exhausted', 'claim.limit-reached')`. */
export function ApiRefusals<Code extends string>(
  table: RefusalTable<Code>,
  ...codes: readonly NoInfer<Code>[]
): MethodDecorator {
  const byStatus = new Map<number, Code[]>();
  for (const code of codes) {
    const { status } = table[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(
    ...[...byStatus].map(([status, refusals]) =>
      ApiResponse({ status, type: ProblemDocument, description: refusals.join(', ') }),
    ),
  );
}
