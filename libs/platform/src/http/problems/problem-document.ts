import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import type { Language } from './language.js';
import type { ProblemParts } from './problem.js';
import { statusTitle } from './status-texts.js';

/** One field at fault, as a client sees it. */
export class FieldFaultDocument {
  @ApiProperty({ example: 'items[2].quantity' })
  path: string;

  @ApiProperty({ example: 'is-int' })
  code: string;

  @ApiProperty({ example: 'must be an integer' })
  message: string;
}

/** RFC 9457 problem details with Boon's stable dotted `code`. */
export class ProblemDocument {
  @ApiProperty({ example: 'urn:boon:problem:request.invalid' })
  type: string;

  @ApiProperty({ example: 'Bad request' })
  title: string;

  @ApiProperty({ example: 400 })
  status: number;

  @ApiProperty({ description: 'For people, in the language asked for.' })
  detail: string;

  @ApiProperty({ description: 'Stable and dotted: for programs.', example: 'request.invalid' })
  code: string;

  @ApiProperty({ description: 'The path of the request.' })
  instance: string;

  @ApiProperty()
  requestId: string;

  @ApiPropertyOptional({ type: [FieldFaultDocument], description: 'Every field at fault.' })
  fields?: FieldFaultDocument[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  details?: Record<string, string | number | boolean>;
}

/** Where and for whom a problem is told. */
export interface ProblemPlace {
  readonly instance: string;
  readonly requestId: string;
  readonly language: Language;
}

/** Writes a problem as its document in the caller's language. */
export function problemDocument(problem: ProblemParts, place: ProblemPlace): ProblemDocument {
  const { language } = place;
  const { details, fields } = problem.extras;
  return {
    type: `urn:boon:problem:${problem.code}`,
    title: statusTitle(problem.status)[language],
    status: problem.status,
    detail: filled(problem.text[language], details ?? {}),
    code: problem.code,
    instance: place.instance,
    requestId: place.requestId,
    ...(details !== undefined && Object.keys(details).length > 0 && { details }),
    ...(fields !== undefined && {
      fields: fields.map(({ path, code, message }) => ({
        path,
        code,
        message: filled(message[language], details ?? {}),
      })),
    }),
  };
}

function filled(
  text: string,
  details: Readonly<Record<string, string | number | boolean>>,
): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(details, name) ? String(details[name]) : placeholder,
  );
}
