import { expect } from '@open-wc/testing';
import { takeWarnings } from '../../test/kit/unit-console.ts';
import { define } from './define.ts';
import { VERSION } from './version.ts';

describe('define', () => {
  it('registers an element', () => {
    const element = class extends HTMLElement {};

    define('unit-new', element);

    expect(customElements.get('unit-new')).to.equal(element);
  });

  it('leaves a tag of the same version alone and says nothing', () => {
    const first = class extends HTMLElement {
      static version = VERSION;
    };
    customElements.define('unit-same', first);

    define('unit-same', class extends HTMLElement {});

    expect(customElements.get('unit-same')).to.equal(first);
    expect(takeWarnings()).to.deep.equal([]);
  });

  it('leaves a tag of another version alone and says so once', () => {
    const first = class extends HTMLElement {
      static version = '0.0.1';
    };
    customElements.define('unit-other', first);

    define('unit-other', class extends HTMLElement {});
    define('unit-other', class extends HTMLElement {});

    expect(customElements.get('unit-other')).to.equal(first);
    expect(takeWarnings()).to.deep.equal([
      `[micro-internships] <unit-other> is already defined by version 0.0.1; version ${VERSION} does nothing.`,
    ]);
  });

  it('says of a foreign element that its version is unknown', () => {
    customElements.define('unit-foreign', class extends HTMLElement {});

    define('unit-foreign', class extends HTMLElement {});

    expect(takeWarnings().join()).to.include('version unknown');
  });
});
