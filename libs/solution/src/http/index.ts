export { SolutionHttpModule } from './solution-http.module.js';
