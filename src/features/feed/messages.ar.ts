import { isolate as named } from '../../i18n/bidi-isolates.ts';
import { createCounter } from '../../i18n/plural.ts';
import type { FeedMessages } from './messages.en.ts';
import type { DeferredFeedMessages } from './deferred-messages.en.ts';

const { number, counted } = createCounter('ar-u-nu-latn');

const microInternships = {
  one: 'تدريب مصغّر واحد',
  two: 'تدريبان مصغّران',
  few: '# تدريبات مصغّرة',
  many: '# تدريبًا مصغّرًا',
  other: '# تدريب مصغّر',
};

/** Messages of the list’s first view, in Arabic. */
export const messages = {
  regionName: 'التدريبات المصغّرة',
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
} satisfies FeedMessages & DeferredFeedMessages;
