import { languageOf } from './language.js';
import { problemAnswer, type ProblemRequest } from './problem-answer.js';
import type { ProblemParts } from './problem.js';

/** A problem as it goes out: header names and values in turn, and its JSON in UTF-8. */
export interface RenderedProblem {
  readonly headers: string[];
  readonly json: Buffer;
}

interface Pieces {
  readonly headers: readonly string[];
  readonly before: Buffer;
  readonly after: Buffer;
}

const MOST_KNOWN = 500;
/** Stands for the id of a request while a refusal is rendered for all of them: no id has blanks. */
const ANY_ID = 'the id';

/** Within texts of the document quotes are escaped: this is the member itself. */
const MEMBER = `"requestId":"${ANY_ID}"`;

/**
 * Refusals that a route gives again and again are rendered once but for the id of the request, which is ASCII
 * without quotes: a used-up stock refuses thousands a second in the same words.
 */
export class RenderedRefusals {
  private readonly known = new Map<string, Pieces>();

  of(problem: ProblemParts, request: ProblemRequest): RenderedProblem {
    const { headers, fields } = problem.extras;
    if (headers !== undefined || fields !== undefined) return rendered(problem, request);
    const { before, after, headers: shared } = this.piecesOf(problem, request);
    const { id } = request;
    const json = Buffer.allocUnsafe(before.length + id.length + after.length);
    before.copy(json);
    json.write(id, before.length, 'latin1');
    after.copy(json, before.length + id.length);
    return { headers: ['x-request-id', id, ...shared], json };
  }

  private piecesOf(problem: ProblemParts, request: ProblemRequest): Pieces {
    const language = languageOf(request.acceptLanguage);
    const details = JSON.stringify(problem.extras.details);
    const key = `${problem.code} ${language} ${request.url} ${details}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const pieces = piecesOf(problem, request);
    this.known.set(key, pieces);
    return pieces;
  }
}

function piecesOf(problem: ProblemParts, request: ProblemRequest): Pieces {
  const { headers, text } = problemAnswer(problem, { ...request, id: ANY_ID });
  const others = Object.entries(headers).filter(([name]) => name !== 'x-request-id');
  const at = text.indexOf(MEMBER) + MEMBER.length - ANY_ID.length - 1;
  const before = Buffer.from(text.slice(0, at));
  return { headers: others.flat(), before, after: Buffer.from(text.slice(at + ANY_ID.length)) };
}

function rendered(problem: ProblemParts, request: ProblemRequest): RenderedProblem {
  const { headers, text } = problemAnswer(problem, request);
  return { headers: Object.entries(headers).flat(), json: Buffer.from(text) };
}
