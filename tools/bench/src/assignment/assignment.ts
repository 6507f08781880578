import { join } from 'node:path';
import { ROUNDS, sized } from '../measure/bench-size.js';
import { rounded } from '../measure/summary.js';
import type { Figure, Report } from '../report/figure.js';
import { keptFolder } from '../world/bench-folder.js';
import { inChild } from '../world/child.js';
import type { AssignmentOrder, AssignmentResult } from './measure-assignment.js';
import { CANDIDATES, PLACES } from './random-slates.js';

const TIMED = sized(2_000, 1_000);
const CHECKED = sized(300, 100);

/** The best set of winners for eight places among sixty benefits that bar each other. */
export async function assignment(): Promise<Report> {
  const order: AssignmentOrder = { timed: TIMED, checked: CHECKED, rounds: ROUNDS };
  const logFile = join(keptFolder(), 'assignment.log');
  const program = 'assignment/assignment-process.js';
  const result = await inChild<AssignmentResult>({ program, logFile }, order);
  return {
    ...{ bench: 'assignment', rounds: ROUNDS, checked: result.mismatches === 0 },
    figures: [
      atMost('assignment.p99-ms', result.p99Ms, 0.2, 'ms'),
      atMost('assignment.mismatches', result.mismatches, 0, 'pages'),
    ],
    notes: [
      `${CANDIDATES} benefits x ${PLACES} places, ${TIMED} pages with exclusive groups, merchants and same stocks; p50 ${rounded(result.p50Ms)} ms; of each page the best of the rounds`,
      `${CHECKED} pages decided a second time by trying everything that could be better`,
      `${result.unproven} pages met the bound of the search before it was certain`,
    ],
  };
}

function atMost(name: string, value: number, goal: number, unit: string): Figure {
  return { name, value: rounded(value), goal, better: 'lower', unit };
}
