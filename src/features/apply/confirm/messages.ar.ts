import { isolate as named } from '../../../i18n/bidi-isolates.ts';
import { createCounter } from '../../../i18n/plural.ts';
import type { ConfirmMessages } from './messages.en.ts';

const { counted } = createCounter('ar-u-nu-latn');

/** Messages of the confirmation code, in Arabic. */
export const messages = {
  checkEmail: 'راجع بريدك لإكمال الطلب',
  confirmLead: (employer) =>
    `أدخل الرمز المكوّن من ستة أرقام من رسالتنا، أو افتح الرابط فيها، ليتمكن ${named(employer)} من رؤية طلبك.`,
  confirmUntil: (time) => `أمامك حتى ${time}.`,
  codeLabel: (email) => `الرمز من الرسالة التي أرسلناها إلى ${named(email)}`,
  confirm: 'تأكيد',
  confirming: 'جارٍ التأكيد…',
  newCode: 'إرسال رمز جديد',
  changeEmail: 'تغيير البريد الإلكتروني',
  newEmail: 'البريد الإلكتروني',
  sendCodeThere: 'إرسال الرمز إلى هذا البريد',
  codeIncomplete: 'أدخل الأرقام الستة الواردة في الرسالة',
  codeWrong: 'ليس هذا هو الرمز الذي أرسلناه. راجع الرسالة وأدخله من جديد',
  codeEnded: 'لم يعد هذا الرمز صالحًا. أرسل رمزًا جديدًا',
  codeSentAgain: (email) => `أرسلنا رمزًا جديدًا إلى ${named(email)}. لم تعد الرموز السابقة صالحة.`,
  codeLimited: 'محاولات كثيرة من هذه الشبكة.',
  codeLimitedFor: (seconds) =>
    `يُرجى المحاولة من جديد بعد ${
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
  codeFailed: 'لم ينجح ذلك. يُرجى المحاولة من جديد.',
  emailConfirmed: 'تم تأكيد بريدك الإلكتروني.',
  confirmGoneTitle: 'لا يمكن تأكيد هذا الطلب',
  confirmGone:
    'انتهت مهلة تأكيده أو لم يعد التدريب المصغّر متاحًا. يمكنك التقديم من جديد ما دام التدريب المصغّر مفتوحًا.',
} satisfies ConfirmMessages;
