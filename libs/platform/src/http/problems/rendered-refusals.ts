import { utf8Of } from '@boon/shared-kernel';
import { SharedHeaders } from '../app/answer-head.js';
import { languageOf } from './language.js';
import { problemAnswer, type ProblemRequest } from './problem-answer.js';
import type { ProblemParts } from './problem.js';

/** A problem as it goes out: its headers but for the id of the request, and its JSON in UTF-8, each byte as one character. */
export interface RenderedProblem {
  readonly shared: SharedHeaders;
  readonly utf8: string;
}

interface Pieces {
  readonly shared: SharedHeaders;
  readonly before: string;
  readonly after: string;
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
    const { before, after, shared } = this.piecesOf(problem, request);
    return { shared, utf8: before + request.id + after };
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
  const at = text.indexOf(MEMBER) + MEMBER.length - ANY_ID.length - 1;
  const [before, after] = [text.slice(0, at), text.slice(at + ANY_ID.length)].map(utf8Of);
  return { shared: sharedOf(headers), before: before ?? '', after: after ?? '' };
}

function rendered(problem: ProblemParts, request: ProblemRequest): RenderedProblem {
  const { headers, text } = problemAnswer(problem, request);
  return { shared: sharedOf(headers), utf8: utf8Of(text) };
}

function sharedOf(headers: Readonly<Record<string, string>>): SharedHeaders {
  const others = Object.entries(headers).filter(([name]) => name !== 'x-request-id');
  return new SharedHeaders([...others.flat(), 'x-content-type-options', 'nosniff']);
}
