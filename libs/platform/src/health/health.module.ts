import { Module } from '@nestjs/common';

import { DatabaseProbe } from './database-probe.js';
import { HealthController } from './health.controller.js';
import { HealthRegistry } from './health-registry.js';
import { ShutdownOrder } from './shutdown-order.js';

/** `/livez`, `/readyz`, the registry of probes and the order of shutdown. */
@Module({
  controllers: [HealthController],
  providers: [DatabaseProbe, HealthRegistry, ShutdownOrder],
  exports: [HealthRegistry, ShutdownOrder],
})
export class HealthModule {}
