/** The parts of the wallet. */
export const WALLET_TABS = ['held', 'applicable', 'locked', 'used', 'expired', 'gifts'] as const;

/** One of them. */
export type WalletTab = (typeof WALLET_TABS)[number];

/** The part that an address names; what can be used, unless it names one. */
export function walletTabOf(named: string | null): WalletTab {
  return WALLET_TABS.find((tab) => tab === named) ?? 'held';
}
