import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';

/** What is let go after the last request, in this order. */
export type ShutdownStage = 'bus' | 'redis' | 'database';

const STAGES: readonly ShutdownStage[] = ['bus', 'redis', 'database'];

interface Closing {
  readonly name: string;
  readonly close: () => Promise<void>;
}

/**
 * Closes connections once HTTP and consumers are drained: the bus first, then Redis, then the database.
 * One that fails to close is logged and does not keep the others from closing.
 */
@Injectable()
export class ShutdownOrder implements OnApplicationShutdown {
  private readonly logger = new Logger('Shutdown');
  private readonly closings = new Map<ShutdownStage, Closing[]>();

  /** Has `close` called at its stage. */
  onShutdown(stage: ShutdownStage, name: string, close: () => Promise<void>): void {
    this.closings.set(stage, [...(this.closings.get(stage) ?? []), { name, close }]);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const stage of STAGES) {
      const closings = this.closings.get(stage) ?? [];
      this.closings.delete(stage);
      await Promise.all(closings.map((closing) => this.closed(closing)));
    }
  }

  private async closed({ name, close }: Closing): Promise<void> {
    try {
      await close();
    } catch (error) {
      this.logger.error(`${name} did not close`, error instanceof Error ? error.stack : undefined);
    }
  }
}
