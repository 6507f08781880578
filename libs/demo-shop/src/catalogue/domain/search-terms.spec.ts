import { describe, expect, it } from '@jest/globals';
import { searchQuery, searchVector, shortBeginning, suggestionVector } from './search-terms.js';

describe('the terms of a product', () => {
  it('are its words in lower case, those of its name marked besides', () => {
    expect(searchVector('Silk Mask', 'Polai')).toBe("'silk' 'mask' 'polai' '=silk' '=mask'");
  });

  it('are, in Chinese, its characters and each pair of neighbours', () => {
    expect(suggestionVector('蚕丝面膜')).toBe("'蚕' '丝' '面' '膜' '蚕丝' '丝面' '面膜'");
    expect(suggestionVector('5kg 面粉')).toBe("'5kg' '面' '粉' '面粉'");
  });

  it('are the same however wide the letters are typed', () => {
    expect(suggestionVector('ＬＥＤ　Lamp')).toBe(suggestionVector('led lamp'));
  });
});

describe('what somebody typed', () => {
  it('is searched word by word, each as a beginning, a plural as its singular', () => {
    expect(searchQuery('Face masks')).toBe("'face':* & 'mask':*");
    expect(searchQuery('glass bus')).toBe("'glass':* & 'bus':*");
    expect(searchQuery('mask', true)).toBe("'=mask':*");
  });

  it('is searched in Chinese by pairs, or by a single character', () => {
    expect(searchQuery('补水面膜')).toBe("'补水' & '水面' & '面膜'");
    expect(searchQuery('膜', true)).toBe("'=膜'");
    expect(searchQuery('led灯')).toBe("'led':* & '灯'");
  });

  it('holds nothing that a query language could mean something by', () => {
    expect(searchQuery(`'); drop table x; -- | & ! :*`)).toBe("'drop':* & 'table':* & 'x':*");
    expect(searchQuery('—！')).toBeNull();
    expect(searchQuery('a b c d e f g h i j k l m n')?.split(' & ')).toHaveLength(12);
  });

  it('is a short beginning when it is one word of up to three letters, or two characters', () => {
    expect(['Ma', 'mas', '面膜'].map(shortBeginning)).toEqual(['ma', 'mas', '面膜']);
    expect(['mask', 'a b', '补水面', ' '].map(shortBeginning)).toEqual([null, null, null, null]);
  });
});
