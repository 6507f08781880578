import type { Speaker } from '../i18n/language-context.js';
import { isTextKey } from '../i18n/texts.js';

/** How Boon names the attribute in either language. */
const OF_STAGES = /生命周期阶段|lifecycle stage/;
const STAGES = /(?<![\w-])(?:new|active|at-risk|dormant|returned)(?![\w-])/g;

/** A rule's sentence with the stages of shoppers named as this shop names them, not by their codes. */
export function withStagesNamed(text: string, say: Speaker['say']): string {
  if (!OF_STAGES.test(text)) return text;
  return text.replace(STAGES, (stage) => {
    const key = `stage.${stage}`;
    return isTextKey(key) ? say(key) : stage;
  });
}
