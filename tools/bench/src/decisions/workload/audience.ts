import { below, pick, zipf, type Random } from './random.js';

/** The lifecycle stages, in the order in which the workload numbers them. */
export const STAGES = ['new', 'active', 'at-risk', 'dormant', 'returned'] as const;

/** One question about a shopper, in words that every side can be told. */
export type Question =
  | { readonly ask: 'stage-in'; readonly stages: readonly string[] }
  | { readonly ask: 'in-segments' | 'not-in-segments'; readonly segments: readonly string[] }
  | { readonly ask: 'paid-orders'; readonly from: number; readonly to: number }
  | { readonly ask: 'last-paid-before' | 'last-paid-after'; readonly at: number };

export const SEGMENTS = 2_000;
const DAY_MS = 86_400_000;
/** A share of the plans is for everyone who has a stage at all: one question. */
const WIDE = 0.12;

/** All questions must be answered with yes; mean five, one in eight is wide. */
export function someAudience(random: Random, now: number): Question[] {
  const stages = pick(random, STAGES, 1 + below(random, 3));
  const wide: Question = { ask: 'stage-in', stages };
  if (random() < WIDE) return [wide];
  const from = below(random, 6);
  const questions: Question[] = [
    wide,
    { ask: 'in-segments', segments: segments(random, 1 + below(random, 4)) },
    {
      ask: 'paid-orders',
      from: stages.includes('new') ? 0 : from,
      to: from + 2 + below(random, 40),
    },
    { ask: 'not-in-segments', segments: segments(random, 1 + below(random, 2)) },
  ];
  if (stages.includes('new') || random() < 0.4) return questions;
  const at = now - below(random, 120) * DAY_MS;
  return [...questions, { ask: random() < 0.5 ? 'last-paid-before' : 'last-paid-after', at }];
}

/** Few segments are large, most are small. */
export function segments(random: Random, count: number): string[] {
  return [...new Set(Array.from({ length: count }, () => `seg-${zipf(random, SEGMENTS)}`))];
}

/** The audience as an installation's rule engine reads it. */
export function asCondition(questions: readonly Question[]): object {
  return { op: 'and', conditions: questions.map(conditionOf) };
}

function conditionOf(question: Question): object {
  switch (question.ask) {
    case 'stage-in':
      return { op: 'in', attribute: 'user.stage', values: question.stages };
    case 'in-segments':
      return { op: 'intersects', attribute: 'user.segments', values: question.segments };
    case 'not-in-segments': {
      const { segments: values } = question;
      return { op: 'not', condition: { op: 'intersects', attribute: 'user.segments', values } };
    }
    case 'paid-orders': {
      const { from, to } = question;
      return { op: 'between', attribute: 'user.paidOrders', from, to };
    }
    case 'last-paid-before':
    case 'last-paid-after': {
      const op = question.ask === 'last-paid-before' ? 'lt' : 'gte';
      return { op, attribute: 'user.lastPaidAt', value: new Date(question.at).toISOString() };
    }
  }
}

/** The audience in the words of json-rules-engine. */
export function asRuleFacts(questions: readonly Question[]): object {
  return { all: questions.map(factsOf) };
}

function factsOf(question: Question): object {
  switch (question.ask) {
    case 'stage-in':
      return { fact: 'stage', operator: 'in', value: question.stages };
    case 'in-segments': {
      const contains = (value: string) => ({ fact: 'segments', operator: 'contains', value });
      return { any: question.segments.map(contains) };
    }
    case 'not-in-segments': {
      const lacks = (value: string) => ({ fact: 'segments', operator: 'doesNotContain', value });
      return { all: question.segments.map(lacks) };
    }
    case 'paid-orders':
      return {
        all: [
          { fact: 'paidOrders', operator: 'greaterThanInclusive', value: question.from },
          { fact: 'paidOrders', operator: 'lessThanInclusive', value: question.to },
        ],
      };
    case 'last-paid-before':
      // Nobody who has never paid paid before something: the profile says null, which is not below.
      return {
        all: [
          { fact: 'hasPaid', operator: 'equal', value: true },
          { fact: 'lastPaidAt', operator: 'lessThan', value: question.at },
        ],
      };
    case 'last-paid-after':
      return { fact: 'lastPaidAt', operator: 'greaterThanInclusive', value: question.at };
  }
}
