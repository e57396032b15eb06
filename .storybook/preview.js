import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import { AXE_RULES_OFF, AXE_TAGS } from '../stories/kit/axe.ts';
import { DIRECTIONS, onPage, SCHEMES } from '../stories/kit/page.ts';

setCustomElementsManifest(manifest);

const toolbar = (title, icon, items) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  decorators: [onPage],
  globalTypes: {
    scheme: toolbar('Colour scheme', 'contrast', SCHEMES),
    direction: toolbar('Direction', 'transfer', DIRECTIONS),
  },
  initialGlobals: { scheme: 'visitor', direction: 'ltr' },
  parameters: {
    layout: 'fullscreen',
    controls: { sort: 'alpha' },
    options: { storySort: { order: ['Widgets', 'Features', 'Partials'] } },
    a11y: {
      test: 'error',
      options: { runOnly: { type: 'tag', values: AXE_TAGS } },
      config: { rules: Object.keys(AXE_RULES_OFF).map((id) => ({ id, enabled: false })) },
    },
  },
};
