import { parseTerms, worstCaseOfGrant } from '@boon/benefit-terms';
import { faultsOfStrategy, worstCaseOfStrategy } from '@boon/benefit-terms/offering';
import { Money, refused, type Refused } from '@boon/shared-kernel';
import type { AssetContent } from './asset.js';

/**
 * What the asset can cost at the very most: min(value budget, quantity x worst case of one grant). What costs
 * nothing needs no bound.
 */
export function worstCaseOfAsset(
  content: Pick<AssetContent, 'terms' | 'strategy' | 'quantity' | 'valueBudget'>,
):
  | { readonly ok: true; readonly worstCase: Money }
  | Refused<'asset.terms-invalid' | 'asset.strategy-invalid' | 'asset.unbounded'> {
  const parsed = parseTerms(content.terms);
  if (!parsed.ok) {
    const [first] = parsed.faults;
    return refused('asset.terms-invalid', {
      fault: `${first?.path ?? ''} ${first?.message ?? ''}`,
    });
  }
  const { strategy = null } = content;
  const [unsound] = strategy === null ? [] : faultsOfStrategy(parsed.terms, strategy);
  if (unsound) {
    const { path, message: fault } = unsound;
    return refused('asset.strategy-invalid', { field: `strategy.${path}`, fault });
  }
  const perGrant =
    strategy === null
      ? worstCaseOfGrant(parsed.terms)
      : worstCaseOfStrategy(parsed.terms, strategy);
  if (perGrant === null) {
    return refused('asset.terms-invalid', { fault: 'cap must be given for a percentage' });
  }
  if (!perGrant.isPositive()) return { ok: true, worstCase: Money.ZERO };
  const { quantity, valueBudget } = content;
  const byQuantity = quantity === null ? null : perGrant.times(quantity);
  const byBudget = valueBudget === null ? null : Money.parse(valueBudget);
  if (byQuantity && byBudget) return { ok: true, worstCase: byQuantity.atMost(byBudget) };
  const worstCase = byQuantity ?? byBudget;
  return worstCase ? { ok: true, worstCase } : refused('asset.unbounded');
}
