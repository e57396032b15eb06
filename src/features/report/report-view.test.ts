import { expect } from '@open-wc/testing';
import {
  allByRole,
  byRole,
  descriptionOf,
  expectAccessible,
  renderPartial,
  textOf,
} from '../../../test/kit/render.ts';
import { anEnv } from '../../../test/kit/unit-env.ts';
import type { ReportDraft, ReportState } from './report-store.ts';
import { reportView } from './report-view.ts';

type Form = ReportState & { kind: 'form' };

const FORM: Form = { kind: 'form', errors: [], failure: undefined, isSending: false };

const start = async (state: ReportState, draft: ReportDraft = { reason: '', details: '' }) => {
  const done: unknown[] = [];
  const env = anEnv({
    change: (changed: ReportDraft) => done.push(['change', changed]),
    submit: (sent: ReportDraft) => done.push(['submit', sent]),
    cancel: () => done.push('cancel'),
  });
  const { root } = await renderPartial(reportView(state, draft, env));
  return { root, done };
};

describe('the report of a posting', () => {
  it('asks what is wrong, and what else there is to know', async () => {
    const { root } = await start(FORM);

    expect(byRole(root, 'heading').localName).to.equal('h4');
    expect(textOf(byRole(root, 'heading'))).to.equal('Report this posting');
    expect(allByRole(byRole(root, 'radiogroup', 'What is wrong?'), 'radio')).to.have.lengthOf(6);
    const details = byRole(root, 'textbox', 'What should the marketplace know? (optional)');
    expect(descriptionOf(details)).to.equal('Up to 1,000 characters. Don’t include personal information.');
    expect(allByRole(root, 'alert')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('hands over what was chosen and typed, once', async () => {
    const { root, done } = await start(FORM, { reason: 'fraud', details: '' });
    const details = byRole(root, 'textbox');
    details.value = 'They ask for a deposit.';
    details.dispatchEvent(new Event('input', { bubbles: true }));

    byRole(root, 'button', 'Send report').click();

    const draft = { reason: 'fraud', details: 'They ask for a deposit.' };
    expect(done).to.deep.equal([
      ['change', draft],
      ['submit', draft],
    ]);
  });

  it('says at each field what is wrong with it', async () => {
    const { root } = await start({
      ...FORM,
      errors: [
        { pointer: '/reason', code: 'required' },
        { pointer: '/details', code: 'too-long' },
      ],
    });

    const reasons = byRole(root, 'radiogroup');
    expect([reasons.ariaInvalid, descriptionOf(reasons)]).to.deep.equal(['true', 'Choose what is wrong']);
    expect(descriptionOf(byRole(root, 'textbox'))).to.equal(
      'Up to 1,000 characters. Don’t include personal information. · Shorten this to 1,000 characters or fewer',
    );
    await expectAccessible(root);
  });

  it('says why it could not be sent', async () => {
    const { root } = await start({ ...FORM, failure: 'offline' }, { reason: 'other', details: 'Kept' });

    expect(textOf(byRole(root, 'alert'))).to.match(/^We couldn’t reach the server/);
    expect(byRole(root, 'radio', 'Something else').checked).to.equal(true);
    expect(byRole(root, 'textbox').value).to.equal('Kept');
    await expectAccessible(root);
  });

  it('says that it is on its way', async () => {
    const { root } = await start({ ...FORM, isSending: true });

    expect(byRole(root, 'button', 'Sending…').ariaDisabled).to.equal('true');
    await expectAccessible(root);
  });

  it('can be given up', async () => {
    const { root, done } = await start(FORM);

    byRole(root, 'button', 'Cancel').click();

    expect(done).to.deep.equal(['cancel']);
  });

  it('thanks for it', async () => {
    const { root } = await start({ kind: 'sent' });

    expect(textOf(root)).to.equal(
      'Thank you. The marketplace has your report and will look at this posting.',
    );
    await expectAccessible(root);
  });
});
