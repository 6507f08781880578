/** Whether an error of the system carries this code; asked by shape, as a test runner may have Errors of two realms. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
