import { expect } from '@open-wc/testing';
import {
  allByRole,
  byRole,
  descriptionOf,
  expectAccessible,
  renderPartial,
  textOf,
} from '../../../../test/kit/render.ts';
import type { FieldData } from '../../../ui/field.ts';
import { fileField } from './file-field.ts';
import { en } from '../../../../test/kit/messages.ts';
import type { UploadState } from './upload-store.ts';

const ID = '8f14e45f-ceea-467f-a9f0-2d5b6c1d0e11';
const RESUME: FieldData = { pointer: '/answers/resume', label: 'Your résumé' };

const withoutScript = async (state: UploadState, data: FieldData = RESUME) =>
  (await renderPartial(fileField(data, en, { store: { state, answer: undefined }, on: undefined }))).root;

describe('a file field without script', () => {
  it('is a file input by itself', async () => {
    const root = await withoutScript({ kind: 'empty', isRemoved: false });

    const input = root.getElementById('answers-resume') as HTMLInputElement;

    expect(input).to.include({ type: 'file', name: 'files.resume', required: true });
    expect(allByRole(root, 'button')).to.deep.equal([]);
    expect(textOf(root)).not.to.include('drop');
    await expectAccessible(root);
  });

  it('lets a file that is there be kept, left out or replaced', async () => {
    const root = await withoutScript({ kind: 'done', file: { name: 'cv.pdf', size: 183_000 }, id: ID });

    const box = byRole(root, 'checkbox', 'Keep cv.pdf (183 kB)');

    expect(box).to.include({ name: 'answers.resume', value: ID, checked: true });
    expect(root.getElementById('answers-resume')).to.include({ type: 'file', name: 'files.resume' });
    await expectAccessible(root);
  });

  it('says what was wrong with the file that was sent', async () => {
    const error = en.fileError('Your résumé', 'too-long');
    const root = await withoutScript({ kind: 'empty', isRemoved: false }, { ...RESUME, error });

    const input = root.getElementById('answers-resume')!;

    expect(descriptionOf(input)).to.include(
      'The file is larger than 5 MB. Choose a smaller one: Your résumé',
    );
    expect(input.getAttribute('aria-invalid')).to.equal('true');
  });
});
