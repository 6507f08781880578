import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Limits } from '../http/app/route-limits.js';
import { Public } from '../http/auth/policy.js';
import { HealthRegistry, type ProbeResult } from './health-registry.js';

/** What `/readyz` says; names and states only, the causes go to the log. */
export interface Readiness {
  readonly status: 'ready' | 'not-ready' | 'draining';
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/** `GET /livez`: the process runs. `GET /readyz`: it can take requests (200), or not (503). */
@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly health: HealthRegistry) {}

  @Get('livez')
  @Limits({ hot: true })
  live(): { readonly status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Limits({ hot: true })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    if (this.health.isDraining()) {
      reply.code(503);
      return { status: 'draining', checks: {} };
    }
    const results = await this.health.check();
    const ready = results.every(({ ok }) => ok);
    reply.code(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', checks: byName(results) };
  }
}

function byName(results: readonly ProbeResult[]): Readiness['checks'] {
  return Object.fromEntries(results.map(({ name, ok }) => [name, ok ? 'ok' : 'failed']));
}
