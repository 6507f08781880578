import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';

/**
 * Fails with the SQL that TypeORM would run to make the migrated tables look like their entities.
 * Tables without an entity are not looked at.
 */
export async function expectSchemaInSync(dataSource: DataSource): Promise<void> {
  const differences = await dataSource.driver.createSchemaBuilder().log();
  expect(differences.upQueries.map(({ query }) => query)).toEqual([]);
}
