import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { canInstall, install } from './debian.js';

const BINARIES = '/usr/lib/postgresql';
const CLUSTERS = '/etc/postgresql-common';

const isPresent = () =>
  existsSync(BINARIES) &&
  readdirSync(BINARIES).some((version) => existsSync(`${BINARIES}/${version}/bin/initdb`));

/** Brings Debian's PostgreSQL where it is missing and can be installed, with no service of its own; false without. */
export const ensurePostgres = () => {
  if (isPresent()) return true;
  if (!canInstall()) return false;
  if (!existsSync(`${CLUSTERS}/createcluster.conf`)) {
    mkdirSync(CLUSTERS, { recursive: true });
    writeFileSync(`${CLUSTERS}/createcluster.conf`, 'create_main_cluster = false\n');
  }
  return install('postgresql') && isPresent();
};
