import { canInstall, install, isInstalled } from './debian.js';

const PACKAGES = ['swift', 'swift-proxy', 'swift-account', 'swift-container', 'swift-object'];

/** Brings Debian's Swift where it is missing and can be installed; false without. */
export const ensureSwift = () =>
  PACKAGES.every(isInstalled) || (canInstall() && install(...PACKAGES) && PACKAGES.every(isInstalled));
