import { brokenSeals } from '@boon/platform/database';
import type { Invariant } from '@boon/prize-issuing/invariants';

/** What operators, merchants and services did: a chain of hashes, which whoever changes the past has to break. */
export const auditInvariants: readonly Invariant[] = [
  {
    id: 'I20',
    promise: 'Audit entries are as they were sealed: none changed, removed or slipped in',
    needs: ['platform.audit_entry', 'platform.audit_seal'],
    violations: brokenSeals,
  },
];
