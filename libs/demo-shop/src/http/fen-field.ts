/** An amount of money in an answer. */
export const FEN = {
  type: 'string',
  example: '12900',
  description: 'Decimal string of fen.',
} as const;
