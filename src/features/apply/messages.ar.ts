import { isolate as named } from '../../i18n/bidi-isolates.ts';
import { createCounter } from '../../i18n/plural.ts';
import { characters } from '../../i18n/characters.ar.ts';
import { messages as shared } from '../../i18n/posting-messages.ar.ts';
import type { ApplyMessages } from './messages.en.ts';

const { number, counted, day } = createCounter('ar-u-nu-latn');

/** Messages of the application form, in Arabic. */
export const messages = {
  ...shared,
  unsupported: 'هذه الصفحة قديمة. أعد تحميلها لتقديم الطلب.',
  applyFor: (title) => `تقديم طلب: ${named(title)}`,
  backToPosting: 'العودة إلى التدريب المصغّر',
  privacyTitle: 'من يطّلع على هذه البيانات',
  privacyNotice: (employer, days) =>
    `يُرسل طلبك إلى ${named(employer)}، ولا يُستخدم إلا لاختيار من سيعمل في هذا التدريب المصغّر. ويُحفظ لمدة ${counted(days, { one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' })} بعد القرار ثم يُحذف.`,
  aboutYou: 'معلومات عنك',
  questionsFrom: (employer) => `أسئلة من ${named(employer)}`,
  name: 'الاسم الكامل',
  email: 'البريد الإلكتروني',
  emailHint: 'سترد جهة العمل على هذا البريد.',
  schoolEmail: (domains) => `استخدم بريدك الجامعي المنتهي بـ ${named(domains)}.`,
  school: 'الجامعة',
  yes: 'نعم',
  no: 'لا',
  upTo: (max) => `الحد الأقصى ${characters(max)}.`,
  statementsTitle: 'يُرجى التأكيد',
  consent: (employer) => `أوافق على أن يتلقى ${named(employer)} طلبي ويستخدمه كما هو موضح أعلاه`,
  send: 'إرسال الطلب',
  sending: 'جارٍ الإرسال…',
  problemTitle: 'هناك مشكلة',
  nothingLost: 'لا تزال إجاباتك هنا.',
  enter: {
    '/person/name': 'أدخل اسمك الكامل',
    '/person/email': 'أدخل بريدك الإلكتروني',
    '/person/school': 'أدخل اسم جامعتك',
    '/consent/given': 'وافق على مشاركة طلبك',
  },
  confirmStatement: (statement) => `أكّد: ${statement}`,
  answerQuestion: (question) => `أجب عن السؤال: ${named(question)}`,
  chooseAnswer: (question) => `اختر إجابة: ${named(question)}`,
  emailFormat: `أدخل بريدًا إلكترونيًا مثل ${named('name@example.edu')}`,
  numberFormat: (label) => `أدخل رقمًا مثل 12 أو 7.5: ${named(label)}`,
  wholeNumberFormat: (label) => `أدخل عددًا صحيحًا مثل 12: ${named(label)}`,
  numberRange: (label, min, max) =>
    min === undefined || max === undefined
      ? max === undefined
        ? `أدخل ${number(min ?? 0)} أو أكثر: ${named(label)}`
        : `أدخل ${number(max)} أو أقل: ${named(label)}`
      : `أدخل رقمًا من ${number(min)} إلى ${number(max)}: ${named(label)}`,
  dateFormat: (label) => `أدخل اليوم والشهر والسنة: ${named(label)}`,
  dateRange: (label, earliest, latest) =>
    earliest === undefined || latest === undefined
      ? latest === undefined
        ? `أدخل ${day(earliest ?? '')} أو تاريخًا بعده: ${named(label)}`
        : `أدخل ${day(latest)} أو تاريخًا قبله: ${named(label)}`
      : `أدخل تاريخًا من ${day(earliest)} إلى ${day(latest)}: ${named(label)}`,
  linkFormat: (label) => `أدخل عنوانًا يبدأ بـ ${named('https://')}: ${named(label)}`,
  chooseUpTo: (label, max) => `اختر ${number(max)} على الأكثر: ${named(label)}`,
  upToChoices: (max) => `يمكن اختيار ${number(max)} على الأكثر.`,
  chooseAny: 'اختر كل ما ينطبق.',
  linkHint: `عنوان يبدأ بـ ${named('https://')}`,
  tooLong: (label, max) => `اختصر النص إلى ${characters(max)} على الأكثر: ${named(label)}`,
  notAccepted: (label) => `راجع إجابتك: ${named(label)}`,
  receiptTitle: 'تم استلام الطلب',
} satisfies ApplyMessages;
