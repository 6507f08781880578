export {
  aContract,
  actsOn,
  aDatabase,
  eventually,
  expectSchemaInSync,
  openDatabase,
  useKafka,
  usePostgres,
  useRedis,
} from '@boon/platform/testing';
export type {
  DatabaseForSpecs,
  PostgresForSpecs,
  ServerForSpecs,
  SpecPayload,
} from '@boon/platform/testing';
export { expectCommittedDocument } from './committed-document.js';
