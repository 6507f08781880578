import type { Sql } from '@boon/platform';
import { checkInvariant, issuingInvariants, type Finding } from '../invariants/invariants.js';

/** What the checker finds wrong; nothing, where all holds. */
export async function violated(sql: Sql): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const invariant of issuingInvariants) {
    findings.push(
      await checkInvariant(invariant, (text, parameters) => sql.query(text, parameters)),
    );
  }
  return findings.filter((finding) => finding.verdict === 'violated');
}
