import type { Persistence } from '@boon/platform/database';

/** What a version consists of, in parts: a list of all of a large catalogue is not written by one statement. */
export const CATALOGUE_VERSIONS_IN_PARTS: Persistence['migrations'][number] = {
  at: '2026-11-28T16:20:00',
  name: 'PlacementCatalogueVersionsInParts',
  up: `
    alter table placement.catalogue_version add column part integer not null default 0,
      drop constraint catalogue_version_pkey, add primary key (node, version, part);`,
  down: `
    delete from placement.catalogue_version as of_parts where exists (
      select from placement.catalogue_version as other
      where other.node = of_parts.node and other.version = of_parts.version and other.part > 0);
    alter table placement.catalogue_version drop constraint catalogue_version_pkey,
      drop column part, add primary key (node, version);`,
};
