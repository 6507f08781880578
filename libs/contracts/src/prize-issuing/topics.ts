/** Facts and commands of prize-issuing; key: the user id, or the stock's id for stock facts. */
export const PRIZE_ISSUING_TOPIC = 'prize-issuing';
/** State of stocks, compacted; key: the stock's id. */
export const PRIZE_ISSUING_CATALOGUE_TOPIC = 'prize-issuing.catalogue';
