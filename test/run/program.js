import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of these programs that is installed: a path is tried as it stands, a name in /usr/bin and in `PATH`. */
export const findProgram = (...programs) => {
  const names = programs.filter((program) => !program.includes('/'));
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [
    ...names.map((name) => `/usr/bin/${name}`),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...programs.filter((program) => program.includes('/')),
  ].find(isExecutable);
};
