export { Receipt } from '../contract/application.ts';
