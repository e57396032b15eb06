import type { Messages } from './en.ts';
import type { MoreMessages } from './en-more.ts';
import { isolate as named } from './isolates.ts';
import { createCounter } from './plural.ts';

const { number, counted } = createCounter('ar-u-nu-latn');

const hours = { one: 'ساعة واحدة', two: 'ساعتان', few: '# ساعات', other: '# ساعة' };
const microInternships = {
  one: 'تدريب مصغّر واحد',
  two: 'تدريبان مصغّران',
  few: '# تدريبات مصغّرة',
  many: '# تدريبًا مصغّرًا',
  other: '# تدريب مصغّر',
};
const applicants: Record<string, string> = {
  '0-4': 'أقل من 5 متقدمين',
  '5-9': 'من 5 إلى 9 متقدمين',
  '10-19': 'من 10 إلى 19 متقدمًا',
  '20-49': 'من 20 إلى 49 متقدمًا',
  '50+': '50 متقدمًا أو أكثر',
};

/** The words of the list in Arabic. */
export const words: Messages & MoreMessages = {
  locale: 'ar',
  direction: 'rtl',
  regionName: 'التدريبات المصغّرة',
  notStated: 'غير مذكور',
  tryAgain: 'إعادة المحاولة',

  search: 'بحث',
  searchLabel: 'البحث في التدريبات المصغّرة',
  moreFilters: (asked) =>
    asked > 0 ? `مزيد من خيارات التصفية (${number(asked)})` : 'مزيد من خيارات التصفية',
  filters: {
    department: 'المجال',
    'min-hours': 'عدد الساعات، على الأقل',
    'max-hours': 'عدد الساعات، على الأكثر',
    'min-fee': 'الأجر، على الأقل',
    arrangement: 'مكان العمل',
    skill: 'المهارة',
    'due-by': 'التسليم في موعد أقصاه',
    from: 'البدء اعتبارًا من',
    until: 'الانتهاء في موعد أقصاه',
    language: 'اللغة',
    short: '10 ساعات أو أقل',
    'closing-soon': 'يُغلق خلال 3 أيام',
    funded: 'على نفقة جامعة أو ولاية أو مؤسسة',
    exclusive: 'لطلاب جامعتك',
  },
  anyOf: {
    department: 'كل المجالات',
    arrangement: 'أي مكان',
    skill: 'أي مهارة',
    language: 'أي لغة',
  },
  optionWithCount: (label, count) => `${named(label)} (${number(count)})`,
  shown: (shown, total) =>
    shown < total
      ? `يُعرض ${number(shown)} من ${counted(total, { ...microInternships, two: 'تدريبين مصغّرين' })}`
      : counted(total, microInternships),
  sortBy: 'الترتيب حسب',
  sorts: {
    newest: 'الأحدث',
    closing: 'الأقرب إغلاقًا',
    fee: 'الأعلى أجرًا',
    hours: 'الأقل ساعات',
    match: 'الأكثر تطابقًا',
  },
  loading: 'جارٍ تحميل التدريبات المصغّرة…',
  loadMore: 'تحميل المزيد',
  loadingMore: 'جارٍ تحميل المزيد…',
  moreFailed: 'تعذّر تحميل التدريبات التالية.',
  noneLive: 'لا توجد تدريبات مصغّرة مفتوحة حاليًا',
  noneMatch: 'لا توجد تدريبات مصغّرة مطابقة',
  unknownCampus: (campus) => `لا توجد جامعة باسم «${named(campus)}»`,
  unknownCampusHelp: 'يُرجى إبلاغ القائمين على هذه الصفحة.',

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
  staleSince: (time) => `آخر تحديث: ${time}.`,

  activeFilters: 'خيارات التصفية الحالية',
  withoutFilter: (filter) => `إزالة: ${named(filter)}`,
  searchFor: (words) => `«${named(words)}»`,
  filterValue: (filter, value) => `${filter}: ${named(value)}`,
  clearAll: 'مسح التصفية',

  noneLiveHelp: 'تُنشر تدريبات جديدة كل أسبوع. يُرجى العودة بعد بضعة أيام.',
  noneMatchHelp: 'يمكن تجربة كلمة أخرى أو خيارات تصفية أقل.',
  clearFilters: 'مسح التصفية',
  dropOne: 'أزِل خيارًا لعرض المزيد:',
  dropped: (filter, count) => `إزالة ${named(filter)} (${number(count)})`,
  wholeList: 'تصفّح الكل في المنصّة',
  hostOne: 'نشر تدريب مصغّر',
  wider: (campus) => `لا توجد حاليًا مشاريع من ${named(campus)}. نعرض المشاريع المفتوحة لجميع الجامعات.`,
  seeAll: (total) => `عرض الكل (${number(total)})`,

  save: (title) => `حفظ «${named(title)}»`,
  onlySaved: (count) => `المحفوظة (${number(count)})`,
};
