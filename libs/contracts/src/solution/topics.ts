/** Facts of solution; key: the scheme's id. */
export const SOLUTION_TOPIC = 'solution';
/** State of schemes, compacted; key: the scheme's id. */
export const SOLUTION_CATALOGUE_TOPIC = 'solution.catalogue';
