import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';

import { Sql } from '../database/sql.js';
import { HealthRegistry } from './health-registry.js';

/** As long as a caller may wait for a connection of the pool: a busy pool is no sick database. */
const DEADLINE_MS = 2_500;

/** Where there is a database, we are ready only while it answers. */
@Injectable()
export class DatabaseProbe implements OnModuleInit {
  constructor(
    private readonly health: HealthRegistry,
    @Optional() private readonly sql?: Sql,
  ) {}

  onModuleInit(): void {
    const { sql } = this;
    if (sql === undefined) return;
    this.health.register(
      'database',
      () => sql.query('select 1').then(() => undefined),
      DEADLINE_MS,
    );
  }
}
