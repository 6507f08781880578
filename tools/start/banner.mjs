/** Which parts run where, and where to look. */
export function banner(run, seconds) {
  const parts = run.parts.map(
    ({ kind, name, where }) => `  ${kind.padEnd(10)}${name.padEnd(22)}${where}`,
  );
  const notes = run.notes.map((note) => `  Note: ${note}.`);
  return [
    '',
    `Boon is ready (${run.kind} run, ${seconds} s). Ctrl-C stops everything; the data is kept.`,
    '',
    `  The shop        ${run.urls.shop}`,
    '',
    ...parts,
    '',
    ...[...new Set(Object.values(run.urls))].map((url) => `  API docs        ${url}/docs`),
    `  Demo tokens     ${run.issuer.url}/tokens?role=user&sub=ann`,
    `  Logs            ${run.logFolder}`,
    ...notes,
    '',
    '',
  ].join('\n');
}
