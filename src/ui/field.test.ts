import { expect } from '@open-wc/testing';
import {
  allByRole,
  byRole,
  descriptionOf,
  expectAccessible,
  renderPartial,
  textOf,
} from '../../test/kit/render.ts';
import { en } from '../../test/kit/messages.ts';
import { checkBox, choiceGroup, textArea, textField, type FieldData } from './field.ts';

const OPTIONS = [
  { value: 'sql', label: 'SQL' },
  { value: 'sheets', label: 'Spreadsheets' },
];

const plain: FieldData = { pointer: '/person/name', label: 'Full name' };
const wrong: FieldData = { ...plain, hint: 'As on paper.', error: 'Enter your full name' };

const FIELDS = [
  { role: 'textbox', field: (data: FieldData) => textField(data, en, { value: '' }) },
  { role: 'textbox', field: (data: FieldData) => textArea(data, en, { value: '' }) },
  {
    role: 'radiogroup',
    field: (data: FieldData) => choiceGroup(data, en, { type: 'radio', options: OPTIONS, chosen: [] }),
  },
  { role: 'checkbox', field: (data: FieldData) => checkBox(data, { isChecked: false }) },
];

const render = async (template: unknown) => (await renderPartial(template)).root;

const isRequired = (control: Element) =>
  control.hasAttribute('required') || control.getAttribute('aria-required') === 'true';

for (const [index, { role, field }] of FIELDS.entries()) {
  describe(`a ${role} (${index + 1})`, () => {
    it('is named by its label and is required', async () => {
      const root = await render(field(plain));

      const control = byRole(root, role, 'Full name');

      expect(isRequired(control)).to.equal(true);
      expect(control.getAttribute('aria-invalid')).to.equal(null);
      expect(descriptionOf(control)).to.equal('');
      await expectAccessible(root);
    });

    it('is described by its hint and its error', async () => {
      const root = await render(field(wrong));

      const control = byRole(root, role, 'Full name');

      expect(descriptionOf(control)).to.equal('As on paper. · Enter your full name');
      expect(control.getAttribute('aria-invalid')).to.equal('true');
      await expectAccessible(root);
    });

    it('may be left out', async () => {
      const root = await render(field({ ...plain, isOptional: true }));

      const control = byRole(root, role, /^Full name/);

      expect(isRequired(control)).to.equal(false);
    });

    it('shows hostile words as words', async () => {
      const hostile = '<img src=x onerror=alert(1)>';
      const root = await render(
        field({ pointer: '/answers/a', label: hostile, hint: hostile, error: hostile }),
      );

      expect(byRole(root, role, hostile)).to.exist;
      expect(root.querySelectorAll('img')).to.have.lengthOf(0);
    });
  });
}

describe('a text field', () => {
  it('hands its value over under its pointer', async () => {
    const root = await render(textField(plain, en, { value: 'Ada', autocomplete: 'name' }));

    const control = byRole(root, 'textbox', 'Full name');

    expect(control).to.include({ name: 'person.name', value: 'Ada', type: 'text', autocomplete: 'name' });
  });

  it('can ask for an email address', async () => {
    const root = await render(textField(plain, en, { value: '', type: 'email', autocomplete: 'email' }));

    expect(byRole(root, 'textbox')).to.include({ type: 'email', autocomplete: 'email' });
  });

  it('can ask for an address, a number or a day', async () => {
    const link = await render(textField(plain, en, { value: '', type: 'url' }));
    const number = await render(textField(plain, en, { value: '', inputMode: 'decimal' }));
    const day = await render(
      textField(plain, en, { value: '', type: 'date', min: '2026-03-02', max: '2026-04-02' }),
    );

    expect(byRole(link, 'textbox', 'Full name').type).to.equal('url');
    expect(byRole(number, 'textbox', 'Full name').inputMode).to.equal('decimal');
    expect(day.querySelector('input')).to.include({ type: 'date', min: '2026-03-02', max: '2026-04-02' });
    for (const root of [link, number, day]) await expectAccessible(root);
  });

  it('says that it is optional', async () => {
    const root = await render(textField({ ...plain, isOptional: true }, en, { value: '' }));

    expect(byRole(root, 'textbox', 'Full name (optional)')).to.exist;
  });

  it('keeps what was typed when it renders anew', async () => {
    const { root, again } = await renderPartial(textField(plain, en, { value: '' }));
    byRole(root, 'textbox').value = 'Ada';

    again(textField(wrong, en, { value: '' }));

    expect(byRole(root, 'textbox').value).to.equal('Ada');
  });
});

describe('a text area', () => {
  it('holds its value and keeps what was typed', async () => {
    const { root, again } = await renderPartial(textArea(plain, en, { value: 'One\nTwo' }));
    const control = byRole(root, 'textbox', 'Full name');
    const first = control.value;
    control.value = 'Three';

    again(textArea(wrong, en, { value: 'One\nTwo' }));

    expect(first).to.equal('One\nTwo');
    expect(control.value).to.equal('Three');
  });
});

describe('a radio group', () => {
  it('has one radio for each option with the chosen one checked', async () => {
    const root = await render(
      choiceGroup(plain, en, { type: 'radio', options: OPTIONS, chosen: ['sheets'] }),
    );

    const radios = allByRole(root, 'radio');

    expect(radios.map((radio) => [textOf(radio.closest('label')), radio.value, radio.checked])).to.deep.equal(
      [
        ['SQL', 'sql', false],
        ['Spreadsheets', 'sheets', true],
      ],
    );
    expect(new Set(radios.map(({ name }) => name))).to.deep.equal(new Set(['person.name']));
  });

  it('is reached by the id of its field', async () => {
    const root = await render(choiceGroup(plain, en, { type: 'radio', options: OPTIONS, chosen: [] }));

    expect(root.getElementById('person-name')).to.equal(allByRole(root, 'radio')[0]);
  });
});

describe('a group of check boxes', () => {
  const group = (data: FieldData) =>
    choiceGroup(data, en, { type: 'checkbox', options: OPTIONS, chosen: ['sql', 'sheets'] });

  it('is named by its label and has every chosen option checked', async () => {
    const root = await render(group(plain));

    expect(byRole(root, 'group', 'Full name')).to.exist;
    expect(byRole(root, 'checkbox', 'SQL').checked).to.equal(true);
    expect(byRole(root, 'checkbox', 'Spreadsheets').checked).to.equal(true);
    await expectAccessible(root);
  });

  it('is described by its hint and its error', async () => {
    const root = await render(group(wrong));

    expect(descriptionOf(byRole(root, 'group', 'Full name'))).to.equal('As on paper. · Enter your full name');
    await expectAccessible(root);
  });
});

describe('a check box', () => {
  it('is checked by its label', async () => {
    const root = await render(checkBox(plain, { isChecked: false }));
    const box = byRole(root, 'checkbox', 'Full name');

    root.querySelector('label')!.click();

    expect(box.checked).to.equal(true);
  });

  it('can stand checked', async () => {
    const root = await render(checkBox(plain, { isChecked: true }));

    expect(byRole(root, 'checkbox').checked).to.equal(true);
  });
});
