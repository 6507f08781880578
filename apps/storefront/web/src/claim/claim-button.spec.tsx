/** @jest-environment ../../tools/test/browser-environment.mjs */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { show } from '../testing/stage.js';
import { ClaimButton } from './claim-button.js';

beforeEach(() => history.replaceState(null, '', '/p/soap'));
afterEach(cleanup);

describe('the button of a claimed offer', () => {
  const claimed = { view: 'claimed', problem: null, tap: () => undefined } as const;

  it('leads to where the benefit is used', () => {
    show(<ClaimButton claiming={claimed} useAt="/hall" />);
    fireEvent.click(screen.getByTestId('claim-use'), { detail: 1 });
    expect(location.pathname).toBe('/hall');
  });

  it('stays where it is at the second tap of a double tap that claimed', () => {
    show(<ClaimButton claiming={claimed} useAt="/hall" />);
    fireEvent.click(screen.getByTestId('claim-use'), { detail: 2 });
    expect(location.pathname).toBe('/p/soap');
  });
});
