const PREFIX = 'boon-shop:popup:';

/** Whether this visit has seen the shopper's popup: coming back to the home page is no new visit. */
export function sawPopup(userId: string): boolean {
  try {
    return sessionStorage.getItem(PREFIX + userId) !== null;
  } catch {
    return false;
  }
}

/** The shopper has seen it, or closed it. */
export function markPopupSeen(userId: string): void {
  try {
    sessionStorage.setItem(PREFIX + userId, 'seen');
  } catch {
    // Without storage the popup shows once per load.
  }
}
