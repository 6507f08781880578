import type { Governed, ReviewProgress } from '@boon/governance';
import { shownGoverned, type Shown } from '@boon/governance/http';
import type { Money } from '@boon/shared-kernel';
import type { ProposalContent } from '../domain/proposal.js';
import type { FunderAccount, Settlement } from '../domain/settlement.js';
import type { ProposalKind } from '../proposal-kind.js';
import type { FunderAccountView, ProposalView, SettlementView } from './proposal-dtos.js';

/** A proposal with what it can cost each who pays. */
export function proposalView(
  kind: ProposalKind,
  object: Governed<ProposalContent>,
  review: ReviewProgress | null,
): Shown<ProposalContent> & ProposalView {
  const { total, merchant, platform } = kind.costOf(object.content);
  const cost = inFen({ total, merchant, platform });
  return { ...shownGoverned(kind, object, review), cost };
}

/** The same as its merchant sees it: what was said of it, not by whom. */
export function ownProposalView(
  kind: ProposalKind,
  object: Governed<ProposalContent>,
  review: ReviewProgress | null,
): ProposalView {
  const { approval, ...view } = proposalView(kind, object, review);
  const votes = approval?.votes.map(({ approver: _, ...vote }) => vote) ?? [];
  return { ...view, approval: approval && { ...approval, votes } };
}

/** Both accounts as the API shows them. */
export function settlementView({ merchant, platform }: Settlement): SettlementView {
  return { merchant: accountView(merchant), platform: accountView(platform) };
}

function accountView(account: FunderAccount): FunderAccountView {
  return inFen({ ...account });
}

function inFen<Name extends string>(amounts: Readonly<Record<Name, Money>>): Record<Name, string> {
  const entries = Object.entries<Money>(amounts).map(([name, fen]) => [name, fen.toString()]);
  return Object.fromEntries(entries) as Record<Name, string>;
}
