/** @type {import('@storybook/web-components-vite').StorybookConfig} */
export default {
  framework: {
    name: '@storybook/web-components-vite',
    // The build of the widgets is of no use here.
    options: { builder: { viteConfigPath: '.storybook/vite.config.js' } },
  },
  stories: ['../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{ from: '../node_modules/msw/lib/mockServiceWorker.js', to: '/mockServiceWorker.js' }],
  features: { sidebarOnboardingChecklist: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
};
