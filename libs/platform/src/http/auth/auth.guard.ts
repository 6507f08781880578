import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

import { Problem } from '../problems/problem.js';
import { Authenticator } from './authenticator.js';
import { isAllowed, POLICY, type Policy } from './policy.js';

/** Judges every HTTP request by its route's policy; a route without one is closed to all. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.policyOf(context);
    if (policy === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const identity = await this.authenticator.authenticate(request.headers.authorization);
    if (policy === undefined || !isAllowed(identity, policy)) throw Problem.edge('auth.forbidden');
    request.identity = identity;
    return true;
  }

  private policyOf(context: ExecutionContext): Policy | undefined {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<Policy | undefined>(POLICY, places);
  }
}
