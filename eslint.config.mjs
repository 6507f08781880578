import { houseRules } from './tools/architecture/lint/config.mjs';

export default houseRules;
