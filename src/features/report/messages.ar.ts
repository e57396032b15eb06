import { characters } from '../../i18n/characters.ar.ts';
import type { ReportMessages } from './messages.en.ts';

/** Messages of the report form, in Arabic. */
export const messages = {
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
} satisfies ReportMessages;
