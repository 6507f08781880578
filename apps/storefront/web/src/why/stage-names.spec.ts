import { describe, expect, it } from '@jest/globals';
import type { Speaker } from '../i18n/language-context.js';
import { TEXTS } from '../i18n/texts.js';
import { withStagesNamed } from './stage-names.js';

const chinese: Speaker['say'] = (key) => TEXTS[key].zh;
const english: Speaker['say'] = (key) => TEXTS[key].en;

describe('the stages in the sentence of a rule', () => {
  it('are named as the shop names them', () => {
    expect(withStagesNamed('生命周期阶段属于：at-risk、new', chinese)).toBe(
      '生命周期阶段属于：流失风险、新客',
    );
    expect(withStagesNamed('lifecycle stage becomes returned', english)).toBe(
      'lifecycle stage becomes Returned',
    );
  });

  it('are no words of other sentences', () => {
    const text = 'segments includes any of: new-mothers; new in town';
    expect(withStagesNamed(text, english)).toBe(text);
  });
});
