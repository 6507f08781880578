import type { TimedFinding } from './check-database.js';

const VERDICTS = { holds: 'holds', violated: 'VIOLATED', 'not-checked': 'not checked' } as const;

/** The findings as a table for people, examples of violations below their line, and how far the audit chain goes. */
export function tableOf(findings: readonly TimedFinding[], tail: string): string {
  const promises = Math.max(...findings.map(({ promise }) => promise.length));
  const lines = findings.flatMap(({ id, promise, verdict, count, examples, ms }) => [
    `${id.padEnd(4)} ${promise.padEnd(promises)}  ${VERDICTS[verdict].padEnd(11)} ` +
      `${(ms / 1_000).toFixed(2).padStart(7)} s`,
    ...examples.map(({ subject, detail }) => `       ${subject}: ${detail}`),
    ...(count > examples.length ? [`       and ${count - examples.length} more`] : []),
  ]);
  return [...lines, '', ...(tail === '' ? [] : [tail]), summaryOf(findings)].join('\n');
}

function summaryOf(findings: readonly TimedFinding[]): string {
  const count = (verdict: TimedFinding['verdict']): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const seconds = findings.reduce((sum, { ms }) => sum + ms, 0) / 1_000;
  return (
    `${count('holds')} hold, ${count('violated')} violated, ` +
    `${count('not-checked')} not checked; ${seconds.toFixed(1)} s`
  );
}
