import { isolate as named } from './bidi-isolates.ts';
import { createCounter } from './plural.ts';
import type { CommonMessages } from './messages.en.ts';
import type { DeferredMessages } from './deferred-messages.en.ts';

const { number, counted } = createCounter('ar-u-nu-latn');

const hours = { one: 'ساعة واحدة', two: 'ساعتان', few: '# ساعات', other: '# ساعة' };
const applicants: Record<string, string> = {
  '0-4': 'أقل من 5 متقدمين',
  '5-9': 'من 5 إلى 9 متقدمين',
  '10-19': 'من 10 إلى 19 متقدمًا',
  '20-49': 'من 20 إلى 49 متقدمًا',
  '50+': '50 متقدمًا أو أكثر',
};

/** Messages that every view may use, with those of a card, in Arabic. */
export const messages = {
  locale: 'ar',
  direction: 'rtl',
  notStated: 'غير مذكور',
  tryAgain: 'إعادة المحاولة',
  failed: 'تعذّر تحميل التدريبات المصغّرة',
  fee: 'الأجر',
  rate: (rate) => `نحو ${rate} لكل ساعة مقدّرة`,
  hours: 'المدة',
  hourCount: (min, max) =>
    min === max ? counted(max, hours) : `من ${number(min)} إلى ${counted(max, { ...hours, two: 'ساعتين' })}`,
  due: 'التسليم',
  dueAfterKickOff: (days) =>
    days % 7 === 0
      ? counted(days / 7, {
          one: 'بعد أسبوع من البدء',
          two: 'بعد أسبوعين من البدء',
          few: 'بعد # أسابيع من البدء',
          many: 'بعد # أسبوعًا من البدء',
          other: 'بعد # أسبوع من البدء',
        })
      : counted(days, {
          one: 'بعد يوم من البدء',
          two: 'بعد يومين من البدء',
          few: 'بعد # أيام من البدء',
          many: 'بعد # يومًا من البدء',
          other: 'بعد # يوم من البدء',
        }),
  applyBy: 'آخر موعد للتقديم',
  yourTime: (time) => `${time} بتوقيتك`,
  noDeadline: 'لم يُذكر موعد نهائي',
  closed: 'باب التقديم مغلق',
  closesSoon: (relative) => `يُغلق ${relative}`,
  verified: 'موثَّق',
  onlyYourSchool: 'لطلاب جامعتك',
  onlyOneSchool: 'لطلاب جامعة واحدة',
  paidBySchool: 'على نفقة جامعتك',
  featured: 'مميّز',
  isNew: 'جديد',
  applicants: (band) => applicants[band] ?? named(band),
  hearBy: (day) => `الرد في موعد أقصاه ${day}`,
  sample: 'مثال، وليس عرضًا فعليًا',
  openings: (left) =>
    counted(left, {
      one: 'مقعد واحد',
      two: 'مقعدان',
      few: '# مقاعد',
      many: '# مقعدًا',
      other: '# مقعد',
    }),
  departments: {
    sales: 'المبيعات',
    marketing: 'التسويق',
    research: 'البحوث',
    technology: 'التقنية',
    data: 'البيانات',
    finance: 'المالية',
    'human-resources': 'الموارد البشرية',
    operations: 'العمليات',
    communications: 'الاتصال والإعلام',
    strategy: 'الاستراتيجية',
    design: 'التصميم',
    education: 'التعليم',
    other: 'مجال آخر',
  },
  arrangements: {
    remote: 'عن بُعد',
    hybrid: 'هجين',
    'on-site': 'حضوري',
    other: 'غير ذلك',
  },
  applicationRegion: 'طلب التقديم',
  back: 'العودة إلى القائمة',
  loadingOne: 'جارٍ تحميل التدريب المصغّر…',
  oneFailed: 'تعذّر تحميل التدريب المصغّر',
  nouns: undefined,
  failures: {
    offline: 'تعذّر الوصول إلى الخادم. يُرجى التحقق من الاتصال.',
    timeout: 'استغرق الخادم وقتًا أطول من اللازم للرد.',
    http: 'تعذّر على الخادم الرد.',
    contract: 'حدث خطأ من جانبنا.',
    config: 'هذه الأداة غير مُعدّة بشكل صحيح.',
    aborted: 'توقّف التحميل.',
  },
} satisfies CommonMessages & DeferredMessages;
