/** What a cap is on; `all` joins every channel. */
export type CapOn = 'benefit' | 'scheme' | 'plan' | 'slot' | 'channel' | 'all';

/** How often one user may be shown something. */
export interface CapRule {
  readonly on: CapOn;
  /** Days and months of Asia/Shanghai. */
  readonly period: 'day' | 'month';
  /** 1 to 10,000. */
  readonly limit: number;
  /** Soft caps count confirmed exposures; hard ones count deliveries and are never passed. */
  readonly isHard: boolean;
}
