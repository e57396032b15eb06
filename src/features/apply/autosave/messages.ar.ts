import { createCounter } from '../../../i18n/plural.ts';
import type { AutosaveMessages } from './messages.en.ts';

const { counted } = createCounter('ar-u-nu-latn');

/** Messages of the draft on the device, of retries and of the saved profile, in Arabic. */
export const messages = {
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
} satisfies AutosaveMessages;
