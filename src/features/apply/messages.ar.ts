import { isolate as named } from './isolates.ts';
import { createCounter } from './plural.ts';
import type { AllPostingWords } from './posting-words.ts';

const { number, counted, percent, day } = createCounter('ar-u-nu-latn');
const characters = (count: number) =>
  counted(count, { one: 'حرف واحد', two: 'حرفين', few: '# أحرف', many: '# حرفًا', other: '# حرف' });

/** The words of one posting and of the form in Arabic. */
export const words: AllPostingWords = {
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

  statuses: {
    draft: 'غير منشور',
    'in-review': 'غير منشور',
    open: 'مفتوح',
    paused: 'التقديم متوقف مؤقتًا',
    closed: 'باب التقديم مغلق',
    selecting: 'جهة العمل في مرحلة الاختيار',
    filled: 'اكتمل العدد في هذا التدريب المصغّر',
    'in-progress': 'قيد التنفيذ',
    completed: 'مكتمل',
    cancelled: 'أُلغي هذا التدريب المصغّر',
    expired: 'انتهت مدة هذا التدريب المصغّر',
    other: 'باب التقديم مغلق',
  },

  apply: 'تقديم طلب',
  notFound: 'لم يعد هذا التدريب المصغّر متاحًا',
  notFoundHelp: 'ربما سحبته جهة العمل.',
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
  optional: '(اختياري)',
  yes: 'نعم',
  no: 'لا',
  upTo: (max) => `الحد الأقصى ${characters(max)}.`,
  statementsTitle: 'يُرجى التأكيد',
  statements: {
    adult: 'عمري 18 عامًا أو أكثر',
    'work-authorised': 'لدي تصريح قانوني بالعمل في بلد جهة العمل',
  },
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
  sendFailures: {
    'not-open': 'لم يعد هذا التدريب المصغّر يستقبل الطلبات.',
    exclusive: 'هذا التدريب المصغّر لطلاب جامعة واحدة فقط.',
    'questions-changed': 'غيّرت جهة العمل الأسئلة. يُرجى مراجعتها ثم الإرسال من جديد.',
    'already-received': 'لدينا نسخة سابقة. لم تُرسل تعديلاتك الأخيرة.',
    'too-many-requests': 'طلبات كثيرة من هذه الشبكة. حاول بعد بضع دقائق.',
    offline: 'تعذّر الوصول إلى الخادم. يُرجى التحقق من الاتصال.',
    timeout: 'استغرق الخادم وقتًا أطول من اللازم للرد. أرسل من جديد؛ لن يُحتسب مرتين.',
    other: 'تعذّر على الخادم استلام طلبك. يُرجى الإرسال من جديد.',
  },

  receiptTitle: 'تم استلام الطلب',

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

  fileHint: `${named('PDF, DOC, DOCX')} بحجم ${number(5)} ميغابايت على الأكثر.`,
  dropFile: 'أو أفلت الملف هنا.',
  fileWithSize: (name, kilobytes) => `${named(name)} (${number(kilobytes)} كيلوبايت)`,
  keepFile: (file) => `الاحتفاظ بالملف ${named(file)}`,
  uploading: (name) => `جارٍ رفع الملف ${named(name)}`,
  uploadedPart: percent,
  uploaded: (file) => `تم رفع الملف ${named(file)}.`,
  noFile: 'أُزيل الملف.',
  cancelUpload: 'إلغاء الرفع',
  removeFile: 'إزالة الملف',
  waitingForFile: 'سيُرسل طلبك فور اكتمال رفع الملف.',
  fileError: (label, code) => {
    const errors: Partial<Record<typeof code, string>> = {
      required: 'اختر ملفًا',
      choice: 'انتهت صلاحية الملف. ارفعه من جديد',
      'too-short': 'الملف فارغ. اختر ملفًا آخر',
      'too-long': `حجم الملف أكبر من ${number(5)} ميغابايت. اختر ملفًا أصغر`,
      type: `نوع الملف ليس من الأنواع ${named('PDF, DOC, DOCX')}. اختر ملفًا آخر`,
      format: 'الملف تالف أو محمي بكلمة مرور. اختر ملفًا آخر',
    };
    return `${errors[code] ?? 'تعذّر رفع الملف. حاول من جديد أو أزِل الملف'}: ${named(label)}`;
  },
  uploadRefusals: {
    offline: 'تعذّر الوصول إلى الخادم، فلم يُرفع الملف.',
    'too-many-requests': 'ملفات كثيرة من هذه الشبكة. حاول بعد بضع دقائق.',
  },
  typeToNarrow: (options) => `اكتب للبحث في ${number(options)} من الخيارات.`,
  narrowDown: (label) => `البحث في الخيارات: ${named(label)}`,
  optionsLeft: (count) =>
    counted(count, { one: 'خيار واحد', two: 'خياران', few: '# خيارات', many: '# خيارًا', other: '# خيار' }),
  noOptions: 'لا نتائج.',
  other: 'غير ذلك',
  otherAnswer: (label) => `غير ذلك: ${named(label)}`,
  charactersLeft: (count) => `المتبقي ${characters(count)}`,
  charactersOver: (count) => `الزائد ${characters(count)}`,

  keptHere: 'حُفظت المسودة على هذا الجهاز.',
  forgetAnswers: 'حذف المسودة',
  nothingKept: 'حُذفت المسودة من هذا الجهاز.',
  wasSending: 'تعذّر علينا التأكد من إرسال طلبك. أرسله مرة أخرى؛ لن يُحتسب مرتين.',
  receivedElsewhere: 'سبق أن أرسلت هذا الطلب من علامة تبويب أخرى.',
  waiting: 'أنت غير متصل. اترك هذه الصفحة مفتوحة وسنرسل طلبك عند عودة الاتصال.',
  stopWaiting: 'إلغاء',
  sendAgainIn: (seconds) =>
    `يمكنك الإرسال مرة أخرى بعد ${
      seconds < 120
        ? counted(seconds, {
            one: 'ثانية واحدة',
            two: 'ثانيتين',
            few: '# ثوانٍ',
            many: '# ثانية',
            other: '# ثانية',
          })
        : counted(Math.ceil(seconds / 60), {
            one: 'دقيقة واحدة',
            two: 'دقيقتين',
            few: '# دقائق',
            many: '# دقيقة',
            other: '# دقيقة',
          })
    }.`,
  sendAgainNow: 'يمكنك الإرسال مرة أخرى الآن.',
  deadlinePassed: 'انتهت المهلة أثناء تعبئة النموذج. لا يزال بإمكانك الإرسال.',
  mayCopy: 'لا يزال بإمكانك نسخ إجاباتك.',
  copyAnswers: 'نسخ إجاباتي',
  answersCopied: 'نُسخت إجاباتك.',
  hadWritten: 'إجاباتك السابقة',
  remembered: 'بياناتك محفوظة على هذا الجهاز.',
  fillIn: 'استخدام بياناتي المحفوظة',
  forgetRemembered: 'حذف البيانات المحفوظة',

  reportTitle: 'الإبلاغ عن هذا الإعلان',
  reportIntro: 'بلاغك مجهول المصدر ويصل إلى المنصّة لا إلى جهة العمل.',
  reportReason: 'ما المشكلة؟',
  reportReasons: {
    'not-paid': 'الأجر يختلف عن الإعلان',
    misleading: 'مضلّل',
    discriminatory: 'فيه تمييز',
    fraud: 'يبدو احتيالًا',
    closed: 'انتهى أو اكتمل عدده',
    other: 'سبب آخر',
  },
  reportDetails: 'ما الذي ينبغي أن تعرفه المنصّة؟',
  reportDetailsHint: (max) => `الحد الأقصى ${characters(max)}. من دون معلومات شخصية.`,
  sendReport: 'إرسال البلاغ',
  sendingReport: 'جارٍ الإرسال…',
  cancelReport: 'إلغاء',
  reportNeedsReason: 'اختر المشكلة',
  reportTooLong: (max) => `اختصر النص إلى ${characters(max)} على الأكثر`,
  reportNotAccepted: 'راجع إجابتك',
  reportFailures: {
    'too-many-requests': 'بلاغات كثيرة من هذه الشبكة. حاول بعد بضع دقائق.',
    offline: 'تعذّر الوصول إلى الخادم. يُرجى التحقق من الاتصال ثم الإرسال من جديد.',
    timeout: 'استغرق الخادم وقتًا أطول من اللازم للرد. يُرجى الإرسال من جديد؛ ولن يُحتسب البلاغ مرتين.',
    other: 'تعذّر على الخادم استلام بلاغك. يُرجى الإرسال من جديد.',
  },
  reportThanks: 'شكرًا. وصل بلاغك إلى المنصّة وستراجع هذا الإعلان.',
};
