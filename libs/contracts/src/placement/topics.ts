/** Facts of placement; key: the user id for exposures, the plan's id for plan facts. */
export const PLACEMENT_TOPIC = 'placement';
/** State of plans and switches, compacted; key: the object's id. */
export const PLACEMENT_CATALOGUE_TOPIC = 'placement.catalogue';
