/** Facts of service-support; key: the user id. */
export const SERVICE_SUPPORT_TOPIC = 'service-support';
