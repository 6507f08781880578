import type { EntityManager } from 'typeorm';

/** The TypeORM manager of the ambient transaction, or the data source's own when there is none. */
export abstract class AmbientManager {
  abstract get(): EntityManager;
}
