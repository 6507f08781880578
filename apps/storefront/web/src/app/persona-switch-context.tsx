import { createContext, useContext } from 'react';

/** Opens the switch of personas. */
export const PersonaSwitchContext = createContext<() => void>(() => undefined);

/** Opens the switch of personas from anywhere. */
export function usePersonaSwitch(): () => void {
  return useContext(PersonaSwitchContext);
}
