import { isolate as named } from '../../../i18n/bidi-isolates.ts';
import type { ReceiptMessages } from './messages.en.ts';

/** Messages of the receipt, in Arabic. */
export const messages = {
  receiptThanks: (employer, title) => `وصل طلبك للتدريب «${named(title)}» إلى ${named(employer)}.`,
  receiptDecision: (time) => `سيصلك الرد في موعد أقصاه ${time}.`,
  receiptNoDecision: 'لا يوجد موعد للقرار بعد.',
  receiptMail: 'أرسلنا تأكيدًا إلى بريدك الإلكتروني.',
  seeSimilar: 'عرض تدريبات مصغّرة مشابهة',
  reference: 'الرقم المرجعي',
  whatWasSent: 'طلبك',
  addDecisionToCalendar: 'إضافة الموعد إلى التقويم',
  mayRemember: 'هل تريد حفظ بياناتك وإجاباتك على هذا الجهاز للمرة القادمة؟',
  remember: 'حفظ بياناتي',
} satisfies ReceiptMessages;
