export { CLAIM_TOKEN_TTL_MS, LONGEST_CLAIM_TOKEN, parseClaimToken } from './claim-token.js';
export type { ClaimTokenPayload } from './claim-token.js';
export { BenefitClaimed, ClaimRefused, ClaimRequested } from './claim-events.js';
export type { BenefitClaimedPayload, ClaimMode, ClaimRequestedPayload } from './claim-events.js';
export { DrawCompleted, LotteryRoundOpened, LotteryRoundRevealed } from './draw-events.js';
export type { DrawCompletedPayload } from './draw-events.js';
export { BudgetChanged } from './budget-events.js';
export type { BudgetChangedPayload } from './budget-events.js';
export { LotteryChanged } from './lottery-events.js';
export type { LotteryChangedPayload } from './lottery-events.js';
export {
  EventItemUsed,
  GiftAddressGiven,
  GiftCancelled,
  GiftDelivered,
  GiftShipped,
} from './gift-events.js';
export type {
  EventItemUsedPayload,
  GiftCancelledPayload,
  GiftDeliveredPayload,
  GiftShippedPayload,
} from './gift-events.js';
export { GrantExpired, GrantRedeemed, GrantReturned, GrantVoided } from './redemption-events.js';
export type { GrantRedeemedPayload, GrantReturnedPayload } from './redemption-events.js';
export { StockChanged, StockExhausted } from './stock-events.js';
export type {
  StockChangedPayload,
  StockLimits,
  StockState,
  StockValidity,
} from './stock-events.js';
export { PRIZE_ISSUING_CATALOGUE_TOPIC, PRIZE_ISSUING_TOPIC } from './topics.js';
