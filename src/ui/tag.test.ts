import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { expectAccessible, listItems, renderPartial } from '../../test/kit/render.ts';
import { tag } from './tag.ts';

describe('tag', () => {
  it('says in words what its colour hints at', async () => {
    const { root } = await renderPartial(html`
      <ul class="tags" role="list">
        ${tag('Marketing')}${tag('Featured', 'accent')}${tag('Paid', 'success')}${tag('Closing', 'warning')}
      </ul>
    `);

    expect(listItems(root)).to.deep.equal(['Marketing', 'Featured', 'Paid', 'Closing']);
    await expectAccessible(root);
  });
});
