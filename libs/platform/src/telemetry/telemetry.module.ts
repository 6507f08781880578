import { Module } from '@nestjs/common';

import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';

/** Global: `Metrics`, and `/metrics`. */
@Module({
  controllers: [MetricsController],
  providers: [Metrics],
  exports: [Metrics],
})
export class TelemetryModule {}
