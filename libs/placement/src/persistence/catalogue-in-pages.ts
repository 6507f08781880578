import type { Persistence } from '@boon/platform/database';

/** Lotteries among the objects of the catalogue, and an order in which it is read page by page. */
export const CATALOGUE_IN_PAGES: Persistence['migrations'][number] = {
  at: '2026-11-28T13:40:00',
  name: 'PlacementCatalogueInPages',
  up: `
    alter table placement.catalogue_item drop constraint catalogue_item_kind_check,
      add constraint catalogue_item_kind_check
        check (kind in ('stock', 'scheme', 'plan', 'switch', 'slot', 'lottery'));
    create index catalogue_item_in_order on placement.catalogue_item (changed_in, kind, id);
    drop index placement.catalogue_item_changed;`,
  down: `
    create index catalogue_item_changed on placement.catalogue_item (changed_in);
    drop index placement.catalogue_item_in_order;
    delete from placement.catalogue_item where kind = 'lottery';
    alter table placement.catalogue_item drop constraint catalogue_item_kind_check,
      add constraint catalogue_item_kind_check
        check (kind in ('stock', 'scheme', 'plan', 'switch', 'slot'));`,
};
