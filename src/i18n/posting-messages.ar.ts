import type { SharedPostingMessages } from './posting-messages.en.ts';

/** Messages that a posting, its application form and its report share, in Arabic. */
export const messages = {
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
  notFound: 'لم يعد هذا التدريب المصغّر متاحًا',
  notFoundHelp: 'ربما سحبته جهة العمل.',
  optional: '(اختياري)',
  other: 'غير ذلك',
  statements: {
    adult: 'عمري 18 عامًا أو أكثر',
    'work-authorised': 'لدي تصريح قانوني بالعمل في بلد جهة العمل',
  },
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
} satisfies SharedPostingMessages;
