import { Controller, Get, Injectable, Module, type OnModuleDestroy } from '@nestjs/common';

import { createHttpApp } from '../../http/app/create-http-app.js';
import { AuthModule } from '../../http/auth/auth.module.js';
import { Public } from '../../http/auth/policy.js';
import { serve } from '../serve.js';
import { ShutdownOrder } from '../shutdown-order.js';

/** An app that a spec starts as a process of its own and ends by a signal; it tells its parent each step. */
@Injectable()
class Steps implements OnModuleDestroy {
  constructor(order: ShutdownOrder) {
    order.onShutdown('database', 'database', () => this.tell('database closed'));
    order.onShutdown('redis', 'redis', () => this.tell('redis closed'));
    order.onShutdown('bus', 'bus', () => this.tell('bus closed'));
  }

  onModuleDestroy(): Promise<void> {
    return this.tell('modules closing');
  }

  tell(step: string): Promise<void> {
    return new Promise((resolve) => process.stdout.write(`step ${step}\n`, () => resolve()));
  }
}

@Public()
@Controller()
class WorkController {
  constructor(private readonly steps: Steps) {}

  /** Answers once the parent says so on standard input. */
  @Get('work')
  async work(): Promise<{ readonly done: true }> {
    await this.steps.tell('work begun');
    await new Promise((resolve) => process.stdin.once('data', resolve));
    process.stdin.pause();
    return { done: true };
  }
}

const NOBODY = { jwksUrl: 'http://127.0.0.1:1/', issuer: 'nobody', production: false };

@Module({
  imports: [AuthModule.forRoot(NOBODY)],
  controllers: [WorkController],
  providers: [Steps],
})
class DrainApp {}

const app = await createHttpApp(DrainApp, { logger: { log, warn: log, error: log } });
const { port } = await serve(app, { port: 0, host: '127.0.0.1', notReadyMs: 300 });
process.stdout.write(`step listening ${port}\n`);

function log(): void {}
