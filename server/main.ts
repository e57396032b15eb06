import { readServerConfig } from './config.ts';
import { startServer } from './server.ts';
import { closeOnSignal, startProgram } from './cli/process.ts';

startProgram();
closeOnSignal(await startServer(readServerConfig(process.env)));
