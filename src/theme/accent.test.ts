import { expect } from '@open-wc/testing';
import { accentStyles, contrast, readableAccent } from './accent.ts';

const SURFACES = { light: ['#ffffff', '#f1f4f6'], dark: ['#1d2227', '#272e34'] };

describe('the brand colour', () => {
  it('stays as it is where it can be read', () => {
    expect(readableAccent('#0b5cad').light).to.deep.equal({ accent: '#0b5cad', onAccent: '#ffffff' });
    expect(readableAccent('#7db8f5').dark.accent).to.equal('#7db8f5');
  });

  it('can be read on every surface, and what stands on it too, whatever it is', () => {
    const parts = ['00', '33', '66', '99', 'cc', 'ff'];
    for (const red of parts)
      for (const green of parts)
        for (const blue of parts) {
          const color = `#${red}${green}${blue}`;
          const { light, dark } = readableAccent(color);
          for (const surface of SURFACES.light)
            expect(contrast(light.accent, surface), color).to.be.at.least(4.5);
          for (const surface of SURFACES.dark)
            expect(contrast(dark.accent, surface), color).to.be.at.least(4.5);
          expect(contrast(light.accent, light.onAccent), color).to.be.at.least(4.5);
          expect(contrast(dark.accent, dark.onAccent), color).to.be.at.least(4.5);
        }
  });

  it('measures contrast as the standard does', () => {
    expect(contrast('#000000', '#ffffff')).to.be.closeTo(21, 0.001);
    expect(contrast('#777777', '#ffffff')).to.be.closeTo(4.48, 0.01);
  });

  it('gives way to a token of the page', () => {
    expect(accentStyles('#0b5cad').cssText).to.include(
      '--_accent: var(--mi-color-accent, light-dark(#0b5cad,',
    );
  });
});
