import type { Persistence } from '@boon/platform/database';

/** Budgets that run low among the objects of the catalogue. */
export const BUDGETS_IN_CATALOGUE: Persistence['migrations'][number] = {
  at: '2026-11-28T14:05:00',
  name: 'PlacementBudgetsInCatalogue',
  up: `
    alter table placement.catalogue_item drop constraint catalogue_item_kind_check,
      add constraint catalogue_item_kind_check
        check (kind in ('stock', 'scheme', 'plan', 'switch', 'slot', 'lottery', 'budget'));`,
  down: `
    delete from placement.catalogue_item where kind = 'budget';
    alter table placement.catalogue_item drop constraint catalogue_item_kind_check,
      add constraint catalogue_item_kind_check
        check (kind in ('stock', 'scheme', 'plan', 'switch', 'slot', 'lottery'));`,
};
