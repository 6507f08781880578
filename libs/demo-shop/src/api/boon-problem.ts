/** One field of a request that Boon found fault with. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What a problem says beside its code. */
export interface ProblemParts {
  readonly fields: readonly FieldFault[];
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** Boon answered with a problem: its status, stable code, text and the fields at fault. */
export class BoonProblem extends Error {
  override readonly name = 'BoonProblem';
  readonly fields: ProblemParts['fields'];
  readonly details: ProblemParts['details'];

  constructor(
    readonly request: string,
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    { fields, details }: ProblemParts,
  ) {
    super(sentence(request, status, code, detail, fields));
    this.fields = fields;
    this.details = details;
  }

  /** Reads a problem+json body; any other body becomes the detail. */
  static of(request: string, status: number, body: string): BoonProblem {
    const problem = parsed(body);
    return new BoonProblem(
      request,
      status,
      textOf(problem['code']) ?? `http.${status}`,
      textOf(problem['detail']) ?? textOf(problem['title']) ?? body.slice(0, 200),
      {
        fields: fieldsOf(problem['fields'] ?? problem['errors']),
        details: detailsOf(problem['details']),
      },
    );
  }
}

/** Whether Boon refused with a code of this ending, whatever it was asked about. */
export function hasCode(problem: unknown, ending: string): boolean {
  return problem instanceof BoonProblem && problem.code.endsWith(`.${ending}`);
}

function sentence(
  request: string,
  status: number,
  code: string,
  detail: string,
  fields: readonly FieldFault[],
): string {
  const faults = fields.map(({ path, message }) => `\n  ${path}: ${message}`).join('');
  return `${request} answered ${status} ${code}: ${detail}${faults}`;
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function fieldsOf(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return [];
  return (value as Record<string, unknown>[]).map((field) => ({
    path: textOf(field['path']) ?? textOf(field['field']) ?? '?',
    code: textOf(field['code']) ?? '?',
    message: textOf(field['message']) ?? '',
  }));
}

function detailsOf(value: unknown): ProblemParts['details'] {
  return typeof value === 'object' && value !== null ? (value as ProblemParts['details']) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
