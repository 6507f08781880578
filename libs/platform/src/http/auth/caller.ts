import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ensure } from '@boon/shared-kernel';

import type { Identity } from './identity.js';

/** The verified caller, as a parameter: `create(@Caller() caller: Identity)`. Not for public routes. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const { identity } = context.switchToHttp().getRequest<FastifyRequest>();
  ensure(
    identity !== null && identity !== undefined,
    '@Caller() stands on a route without a policy',
  );
  return identity;
});
