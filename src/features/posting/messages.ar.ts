import { createCounter } from '../../i18n/plural.ts';
import { characters } from '../../i18n/characters.ar.ts';
import { messages as shared } from '../../i18n/posting-messages.ar.ts';
import type { PostingMessages } from './messages.en.ts';
import type { PostingActionsMessages } from './actions-messages.en.ts';

const { number, counted } = createCounter('ar-u-nu-latn');

/** Messages of one posting, in Arabic. */
export const messages = {
  ...shared,
  payers: {
    employer: 'جهة العمل',
    campus: 'جامعتك',
    state: 'الولاية',
    foundation: 'مؤسسة مانحة',
    other: 'جهة أخرى',
  },
  classifications: {
    contractor: 'متعاقد مستقل',
    employee: 'موظف',
    stipend: 'مكافأة مالية',
    unpaid: 'بلا أجر',
    other: 'غير ذلك',
  },
  apply: 'تقديم طلب',
  opensOn: (time) => `يُفتح باب التقديم في ${time}`,
  addressOfPage: 'رابط هذا التدريب المصغّر',
  addToCalendar: 'إضافة آخر موعد إلى التقويم',
  share: 'مشاركة',
  yourSchoolPreferred: 'الأفضلية لطلاب جامعتك',
  mayNotBeEligible: 'تحقّق من أهليتك. تبحث جهة العمل عن:',
  about: 'عن المشروع',
  deliverables: 'المطلوب تسليمه',
  milestones: 'المراحل',
  milestonePay: (pay) => `${pay} عند الإنجاز`,
  details: 'التفاصيل',
  takeHome: 'ما تكسبه',
  paidBy: 'جهة الدفع',
  paidWhen: 'الدفع',
  payTimes: {
    milestones: 'عند كل مرحلة',
    partly: 'عند المراحل، والباقي عند الإنجاز',
    completion: 'عند الإنجاز',
  },
  classification: 'نوع التعاقد',
  country: 'البلد',
  decisionBy: 'آخر موعد للرد',
  kickOff: 'البدء',
  opensLabel: 'المقاعد',
  openingsLeft: (left, openings) => `المتبقي ${number(left)} من ${number(openings)}`,
  skills: 'المهارات',
  language: 'لغة الإعلان',
  lookingFor: 'لمن هذا التدريب',
  whatIsAsked: 'أسئلة التقديم',
  askedBasics: 'اسمك وبريدك الإلكتروني وجامعتك',
  askedQuestions: (count) =>
    counted(count, {
      one: 'سؤال واحد من جهة العمل',
      two: 'سؤالان من جهة العمل',
      few: '# أسئلة من جهة العمل',
      many: '# سؤالًا من جهة العمل',
      other: '# سؤال من جهة العمل',
    }),
  classificationNotes: {
    contractor: 'أنت مسؤول عن ضرائبك.',
    employee: 'تُدرج في كشف الرواتب خلال هذا المشروع.',
    stipend: 'مبلغ ثابت مقابل وقتك، وليس راتبًا.',
    unpaid: 'لا أجر لهذا المشروع.',
    other: undefined,
  },
  takesMinutes: (minutes) =>
    counted(minutes, {
      one: 'يستغرق التقديم نحو دقيقة واحدة.',
      two: 'يستغرق التقديم نحو دقيقتين.',
      few: 'يستغرق التقديم نحو # دقائق.',
      other: 'يستغرق التقديم نحو # دقيقة.',
    }),
  readQuestions: 'قراءة الأسئلة قبل التقديم',
  questionKinds: {
    'short-text': 'إجابة قصيرة',
    'long-text': 'إجابة أطول',
    'single-choice': 'خيار واحد',
    'multiple-choice': 'خيار واحد أو أكثر',
    'yes-no': 'نعم أو لا',
    number: 'رقم',
    date: 'تاريخ',
    link: 'رابط',
    file: 'ملف',
    other: 'نوع آخر من الإجابات',
  },
  atMost: (max) => `${characters(max)} على الأكثر`,
  mayBeLeftOut: 'اختياري',
  copied: 'نُسخ الرابط.',
  report: 'الإبلاغ عن هذا الإعلان',
  similar: 'تدريبات مصغّرة مشابهة',
} satisfies PostingMessages & PostingActionsMessages;
