export { Problem } from '../contract/problem.ts';
