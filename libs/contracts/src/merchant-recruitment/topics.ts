/** Facts of merchant-recruitment; key: the proposal's id. */
export const MERCHANT_RECRUITMENT_TOPIC = 'merchant-recruitment';
/** State of merchants' vouchers, compacted; key: the proposal's id. */
export const MERCHANT_RECRUITMENT_CATALOGUE_TOPIC = 'merchant-recruitment.catalogue';
