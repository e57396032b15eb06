import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const MINUTES = 60_000;

let isIndexFresh = false;

/** True when packages of Debian or Ubuntu can be installed here. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs packages of Debian; false when that failed. */
export const install = (...packages) => {
  console.log(`Installing ${packages.join(', ')} …`);
  const aptGet = (...words) =>
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
      timeout: 5 * MINUTES,
    });
  if (!isIndexFresh) {
    aptGet('update');
    isIndexFresh = true;
  }
  const { status, stderr } = aptGet('install', '-y', '--no-install-recommends', ...packages);
  if (status !== 0) console.log(stderr || 'apt-get took too long.');
  return status === 0;
};

/** True when a Debian package is installed. */
export const isInstalled = (name) => {
  try {
    return execFileSync('dpkg-query', ['-W', '-f', '${Status}', name], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).endsWith(' installed');
  } catch {
    return false;
  }
};
