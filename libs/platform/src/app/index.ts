export { Authenticator } from '../http/auth/authenticator.js';
export { apiDocument } from './api-document.js';
export { distributedConfig, standaloneConfig } from './app-config.js';
export type { AppConfig } from './app-config.js';
export { Housekeeping } from './housekeeping.js';
export { platformModules } from './platform-modules.js';
export type { AppParts } from './platform-modules.js';
export { startApp, VERSION } from './start-app.js';
export type { AppCard } from './start-app.js';
