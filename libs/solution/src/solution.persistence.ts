import { governedTable } from '@boon/governance';
import type { Persistence } from '@boon/platform/database';

/** Schemes. */
export const solutionPersistence: Persistence = {
  name: 'solution',
  entities: [],
  migrations: [
    {
      at: '2026-11-22T00:40:00',
      name: 'SolutionCreateScheme',
      up: `create schema solution; ${governedTable('solution.scheme')}`,
      down: `drop schema solution cascade;`,
    },
  ],
};
