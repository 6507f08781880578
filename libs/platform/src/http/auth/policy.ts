import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';

import { ProblemDocument } from '../problems/problem-document.js';
import type { Identity, Role } from './identity.js';

/** One way to be let in: a role, or a role that holds a scope. */
export type Allowance = Role | { readonly role: Role; readonly scope: string };

/** What a route declares: open to all, or open to those whom one of the allowances fits. */
export type Policy = 'public' | readonly Allowance[];

/** Where Nest keeps a route's policy. */
export const POLICY = 'boon:policy';

/**
 * Lets callers in whom at least one allowance fits: `@Allow('operator')`,
 * `@Allow('user', { role: 'service', scope: 'orders' })`. On a method it overrides the class's.
 */
export function Allow(first: Allowance, ...others: Allowance[]): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(POLICY, [first, ...others]),
    ApiBearerAuth(),
    ApiUnauthorizedResponse({ description: 'No token, or a bad one', type: ProblemDocument }),
    ApiForbiddenResponse({ description: sentence([first, ...others]), type: ProblemDocument }),
  );
}

/** Opens a route to everybody, without a token. */
export function Public(): ClassDecorator & MethodDecorator {
  return SetMetadata(POLICY, 'public');
}

/** Whether one of the allowances fits the caller. */
export function isAllowed(identity: Identity, allowances: readonly Allowance[]): boolean {
  return allowances.some((allowance) =>
    typeof allowance === 'string'
      ? identity.role === allowance
      : identity.role === allowance.role && identity.scopes.includes(allowance.scope),
  );
}

function sentence(allowances: readonly Allowance[]): string {
  const names = allowances.map((allowance) =>
    typeof allowance === 'string' ? allowance : `${allowance.role} with scope ${allowance.scope}`,
  );
  return `Open to: ${names.join('; ')}`;
}
