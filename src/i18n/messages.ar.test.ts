import { expect } from '@open-wc/testing';
import { MESSAGES } from '../../test/kit/messages.ts';

const messages = MESSAGES.ar;

describe('Arabic', () => {
  it('counts by six rules', () => {
    const counted = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111].map((count) =>
      messages.shown(count, count),
    );

    expect(counted).to.deep.equal([
      '0 تدريب مصغّر',
      'تدريب مصغّر واحد',
      'تدريبان مصغّران',
      '3 تدريبات مصغّرة',
      '10 تدريبات مصغّرة',
      '11 تدريبًا مصغّرًا',
      '99 تدريبًا مصغّرًا',
      '100 تدريب مصغّر',
      '101 تدريب مصغّر',
      '102 تدريب مصغّر',
      '103 تدريبات مصغّرة',
      '111 تدريبًا مصغّرًا',
    ]);
  });

  it('counts two otherwise after a word that asks for it', () => {
    expect(messages.shown(1, 2)).to.equal('يُعرض 1 من تدريبين مصغّرين');
    expect(messages.hourCount(2, 2)).to.equal('ساعتان');
    expect(messages.hourCount(1, 2)).to.equal('من 1 إلى ساعتين');
  });

  it('counts hours, days, weeks, openings, questions and minutes', () => {
    expect(messages.hourCount(10, 15)).to.equal('من 10 إلى 15 ساعة');
    expect(messages.hourCount(5, 10)).to.equal('من 5 إلى 10 ساعات');
    expect(messages.dueAfterKickOff(7)).to.equal('بعد أسبوع من البدء');
    expect(messages.dueAfterKickOff(14)).to.equal('بعد أسبوعين من البدء');
    expect(messages.dueAfterKickOff(21)).to.equal('بعد 3 أسابيع من البدء');
    expect(messages.dueAfterKickOff(10)).to.equal('بعد 10 أيام من البدء');
    expect(messages.dueAfterKickOff(30)).to.equal('بعد 30 يومًا من البدء');
    expect(messages.openings(2)).to.equal('مقعدان');
    expect(messages.askedQuestions(4)).to.equal('4 أسئلة من جهة العمل');
    expect(messages.takesMinutes(12)).to.equal('يستغرق التقديم نحو 12 دقيقة.');
  });

  it('keeps an application for so many days', () => {
    expect(messages.privacyNotice('Ofen', 180)).to.include('لمدة 180 يومًا بعد القرار');
    expect(messages.privacyNotice('Ofen', 2)).to.include('لمدة يومين بعد القرار');
  });
});
