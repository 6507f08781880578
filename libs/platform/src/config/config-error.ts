/** One variable that keeps the app from starting. */
export interface ConfigFault {
  readonly variable: string;
  readonly problem: string;
  readonly expected: string;
}

/** The environment does not fit: `message` is a table for people, without any value in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly ConfigFault[]) {
    super(tableOf(faults));
  }
}

function tableOf(faults: readonly ConfigFault[]): string {
  const heading = { variable: 'variable', problem: 'what is wrong', expected: 'what is expected' };
  const rows = [heading, ...faults];
  const widths = {
    variable: Math.max(...rows.map(({ variable }) => variable.length)),
    problem: Math.max(...rows.map(({ problem }) => problem.length)),
  };
  const lines = rows.map(({ variable, problem, expected }) =>
    `  ${variable.padEnd(widths.variable)}  ${problem.padEnd(widths.problem)}  ${expected}`.trimEnd(),
  );
  return ['The configuration is not complete:', '', ...lines].join('\n');
}
