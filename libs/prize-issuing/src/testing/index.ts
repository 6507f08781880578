export { aClaimToken, SPEC_TOKEN_KEYS } from './a-claim-token.js';
export type { ClaimTokenBuilder } from './a-claim-token.js';
export { aStock } from './a-stock.js';
export type { StockBuilder } from './a-stock.js';
export { anOrderLine } from './an-order-line.js';
export { anIssuing } from './an-issuing.js';
export type { IssuingForSpecs, OutboxRow, PortsForIssuing } from './an-issuing.js';
