import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Problem } from '@boon/platform/http';

const KEY = /^[\x21-\x7e]{1,128}$/;

/**
 * The header `Idempotency-Key`; a missing or malformed one is 400. For writes that reach into another system
 * and so cannot be one transaction of ours: they keep their key themselves.
 */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { headers } = context
    .switchToHttp()
    .getRequest<{ headers: Readonly<Record<string, unknown>> }>();
  const key = headers['idempotency-key'];
  if (key === undefined || key === '') throw Problem.edge('idempotency.key-missing');
  if (typeof key !== 'string' || !KEY.test(key)) throw Problem.edge('idempotency.key-invalid');
  return key;
});
