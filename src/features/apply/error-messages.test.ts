import { expect } from '@open-wc/testing';
import { aPosting } from '../../../test/mocks/data.ts';
import { FIELD_ERRORS, type FieldErrorCode } from '../../contract/problem.ts';
import { en } from '../../../test/kit/messages.ts';
import { errorText, fieldLabel } from './error-messages.ts';

const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
const asked = { required: true };

/** One question of each kind. */
const posting = aPosting({
  questions: {
    version: 1,
    items: [
      ...aPosting().questions.items,
      { ...asked, id: 'tools', kind: 'multiple-choice', label: 'Which tools?', options, maxChoices: 2 },
      { ...asked, id: 'weeks', kind: 'number', label: 'How many weeks?', min: 1, max: 10, whole: true },
      { ...asked, id: 'start', kind: 'date', label: 'From when?', earliest: '2026-03-02' },
      { ...asked, id: 'site', kind: 'link', label: 'Where is your site?' },
    ],
  },
});

const POINTERS = [
  '/person/name',
  '/person/email',
  '/person/school',
  '/answers/approach',
  '/answers/portfolio',
  '/answers/tool',
  '/answers/visit',
  '/answers/tools',
  '/answers/weeks',
  '/answers/start',
  '/answers/site',
  '/statements/adult',
  '/statements/work-authorised',
  '/consent/given',
];

const text = (pointer: string, code: FieldErrorCode) => errorText({ pointer, code }, posting, en);

describe('the words for an error', () => {
  for (const pointer of POINTERS) {
    it(`exist for every reason at ${pointer} and speak no code`, () => {
      for (const code of FIELD_ERRORS) {
        const said = text(pointer, code);

        expect(said, code).to.match(/^[A-Z].{10,}/);
        expect(said, code).not.to.match(/undefined|function|\/person|\/answers|\/statements|\/consent/);
      }
    });
  }

  it('tell what to enter', () => {
    expect(text('/person/name', 'required')).to.equal('Enter your full name');
    expect(text('/person/email', 'required')).to.equal('Enter your email address');
    expect(text('/person/school', 'required')).to.equal('Enter the name of your school');
    expect(text('/person/email', 'format')).to.equal('Enter an email address like name@example.edu');
  });

  it('name the question', () => {
    expect(text('/answers/approach', 'required')).to.equal('Answer the question: How would you begin?');
    expect(text('/answers/tool', 'required')).to.equal('Choose an answer: Which tool do you know?');
    expect(text('/answers/visit', 'required')).to.equal('Choose an answer: Can you visit once?');
  });

  it('tell the limit of the field', () => {
    expect(text('/answers/approach', 'too-long')).to.include('500 characters or fewer');
    expect(text('/answers/portfolio', 'too-long')).to.include('200 characters or fewer');
    expect(text('/person/email', 'too-long')).to.include('254 characters or fewer');
  });

  it('tell what a number, a day, a link and a choice may be', () => {
    expect(text('/answers/weeks', 'type')).to.equal('Enter a whole number such as 12: How many weeks?');
    expect(text('/answers/weeks', 'range')).to.equal('Enter a number from 1 to 10: How many weeks?');
    expect(text('/answers/start', 'range')).to.equal('Enter March 2, 2026 or later: From when?');
    expect(text('/answers/site', 'format')).to.equal(
      'Enter an address that starts with https://: Where is your site?',
    );
    expect(text('/answers/tools', 'required')).to.equal('Choose an answer: Which tools?');
    expect(text('/answers/tools', 'range')).to.equal('Choose 2 at the most: Which tools?');
  });

  it('ask for each confirmation', () => {
    expect(text('/statements/adult', 'required')).to.equal('Confirm: I am 18 or older');
    expect(text('/consent/given', 'required')).to.equal('Agree to share your application');
  });

  it('label each field as the form does', () => {
    const labels = POINTERS.map((pointer) => fieldLabel(pointer, posting, en));

    expect(labels).to.deep.equal([
      'Full name',
      'Email address',
      'School',
      'How would you begin?',
      'Where is your work?',
      'Which tool do you know?',
      'Can you visit once?',
      'Which tools?',
      'How many weeks?',
      'From when?',
      'Where is your site?',
      'I am 18 or older',
      'I am legally authorized to work in the country of the employer',
      'I agree that Ofen & Söhne receives and uses my application as described above',
    ]);
  });
});
