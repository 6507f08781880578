/** A field that a server would not take. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** Something that did not work, with the stable code that names it everywhere. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly extras: {
      readonly requestId?: string;
      readonly fields?: readonly FieldFault[];
      readonly body?: unknown;
    } = {},
  ) {
    super(message);
  }

  get requestId(): string | null {
    return this.extras.requestId ?? null;
  }

  get fields(): readonly FieldFault[] {
    return this.extras.fields ?? [];
  }
}

/** The network gave no answer: what was asked may or may not have happened. */
export const NETWORK_LOST = 'network.lost';
/** No answer in the time that the page waits. */
export const TOO_SLOW = 'network.too-slow';
/** What no server said: a fault of the page. */
export const PAGE_FAULT = 'page.fault';

/** What the page can say about any error: the shop's problems and Boon's have the same parts. */
export interface Trouble {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly requestId: string | null;
  readonly fields: readonly FieldFault[];
}

/** The parts of an error that a shopper can be told. */
export function troubleOf(error: unknown): Trouble {
  const said = isRecord(error) ? error : {};
  const { status, code, message, requestId, fields } = said;
  return {
    status: typeof status === 'number' ? status : 0,
    code: typeof code === 'string' ? code : PAGE_FAULT,
    message: typeof message === 'string' ? message : '',
    requestId: typeof requestId === 'string' ? requestId : null,
    fields: Array.isArray(fields) ? (fields as FieldFault[]) : [],
  };
}

/** Whether nobody knows if the request was carried out. */
export function isUnknownOutcome(error: unknown): boolean {
  return [0, 502, 503, 504].includes(troubleOf(error).status);
}

/** Reads an error answer, problem document or not. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const said = isRecord(body) ? body : {};
  const { code, detail, requestId, fields } = said;
  const id = typeof requestId === 'string' ? requestId : response.headers.get('x-request-id');
  return new ApiProblem(
    response.status,
    typeof code === 'string' ? code : `http.${response.status}`,
    typeof detail === 'string' ? detail : response.statusText,
    {
      body,
      ...(id && { requestId: id }),
      ...(Array.isArray(fields) && { fields: fields as FieldFault[] }),
    },
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
