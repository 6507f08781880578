import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiUnprocessableEntityResponse } from '@nestjs/swagger';

import { ProblemDocument } from '../problems/problem-document.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/**
 * For writes of the control plane. The header `Idempotency-Key` (1-128 printable characters) is required;
 * the handler runs in one `UnitOfWork`; a granted answer is replayed byte for byte for 24 hours with
 * `Idempotency-Replayed: true`; the same key with another request is 422 `idempotency.key-reused`;
 * a refusal is not kept; concurrent twins wait for the first (409 past the lock timeout). Return the
 * answer from the handler (no `@Res`).
 */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Chosen by the caller: the same key repeats the answer, not the act.',
      schema: { type: 'string', minLength: 1, maxLength: 128 },
    }),
    ApiUnprocessableEntityResponse({
      description: 'The key was used otherwise',
      type: ProblemDocument,
    }),
  );
}
