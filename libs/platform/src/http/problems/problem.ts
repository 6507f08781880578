import type { Refused, RefusalTable } from '@boon/shared-kernel';

import type { Language } from './language.js';
import { EDGE_PROBLEMS, type EdgeCode } from './platform-problems.js';

/** One field at fault: its full path (`items[2].quantity`), a stable code, a sentence. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly message: Readonly<Record<Language, string>>;
}

/** What beside status, code and text a problem says. */
export interface ProblemExtras {
  readonly details?: Refused['details'];
  readonly fields?: readonly FieldFault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a problem tells. */
export interface ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly text: Readonly<Record<Language, string>>;
  readonly extras: ProblemExtras;
}

/**
 * An answer other than success, on its way out of a controller: the filter writes it as RFC 9457
 * problem+json. It exists at the HTTP edge only; below it refusals are values.
 */
export class Problem extends Error implements ProblemParts {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: Readonly<Record<Language, string>>,
    readonly extras: ProblemExtras = {},
  ) {
    super(`${status} ${code}`);
  }

  /** The problem that a table of refusals gives to one of its codes. */
  static of<Code extends string>(
    code: Code,
    table: RefusalTable<Code>,
    extras: ProblemExtras = {},
  ): Problem {
    const { status, zh, en } = table[code];
    return new Problem(status, code, { zh, en }, extras);
  }

  /** A refusal as it is told, without what makes it an error that can be thrown: for hot routes. */
  static parts<Code extends string>(
    { code, details }: Refused<Code>,
    table: RefusalTable<Code>,
  ): ProblemParts {
    const { status, zh, en } = table[code];
    return { status, code, text: { zh, en }, extras: { details } };
  }

  /** One of the edge's own refusals. */
  static edge(code: EdgeCode, extras: ProblemExtras = {}): Problem {
    return Problem.of(code, EDGE_PROBLEMS, extras);
  }
}

/** 404 `request.not-found`: for unknown ids and for ids of other owners alike. */
export function notFound(): Problem {
  return Problem.edge('request.not-found');
}
