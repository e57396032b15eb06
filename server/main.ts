import { readServerConfig } from './config.ts';
import { startMarketplace } from './marketplace.ts';
import { closeOnSignal, startProgram } from './process.ts';

startProgram();
closeOnSignal(await startMarketplace(readServerConfig(process.env)));
