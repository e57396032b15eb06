import { isolate as named } from '../../../src/i18n/bidi-isolates.ts';
import type { EmployerMessages } from './messages.en.ts';

/** Messages of an employer’s pages, in Arabic. */
export const messages = {
  review: {
    title: (posting) => `الطلبات المقدَّمة على ${named(posting)}`,
    applications: 'عدد الطلبات',
    linkIsYours: (time) =>
      `يمكن لأي شخص لديه هذا الرابط رؤية هذه الطلبات. لا تشاركه. يعمل حتى ${named(time)}، وبعد ذلك يمكن منه طلب رابط جديد.`,
    table: 'الإجابات جنبًا إلى جنب',
    applicant: 'مقدّم الطلب',
    sortBy: 'الترتيب حسب',
    sorts: { received: 'وقت الاستلام', name: 'الاسم', shortlisted: 'القائمة المختصرة أولًا' },
    columns: {
      received: 'وقت الاستلام',
      corrected: 'وقت التعديل',
      shortlisted: 'وقت الإضافة إلى القائمة المختصرة',
      name: 'الاسم',
      email: 'البريد الإلكتروني',
      school: 'الجامعة',
      graduation: 'موعد التخرج',
      campus: 'الحرم الجامعي',
      signals: 'إرسال آلي محتمل',
      reference: 'المرجع',
    },
    signals: {
      trap: 'مُلئ حقل مخفي',
      haste: 'أُرسل بسرعة غير معتادة',
    },
    notAsked: 'لم يُطرح السؤال',
    held: { waiting: 'جارٍ الفحص…', infected: 'أُزيل لاحتوائه على برمجيات خبيثة' },
    shortlist: 'القائمة المختصرة',
    onShortlist: 'في القائمة المختصرة',
    put: 'إضافة إلى القائمة المختصرة',
    take: 'إزالة من القائمة المختصرة',
    download: 'التنزيل',
    csv: `تنزيل بصيغة ${named('CSV')}`,
    excel: `تنزيل لبرنامج ${named('Excel')}`,
    waiting: 'بانتظار تأكيد عنوان البريد الإلكتروني',
    emptyTitle: 'لا توجد طلبات بعد',
    emptyText: 'ستصلك رسالة عن كل طلب، وسيظهر هنا.',
    posting: 'عرض الإعلان',
    endedTitle: 'انتهت صلاحية هذا الرابط',
    endedText:
      'حفاظًا على خصوصية المتقدمين يعمل الرابط ثلاثين يومًا، أو إلى أن تُلغى جميع الروابط. يمكن إرسال رابط جديد إلى العنوان الذي نُشر منه التدريب المصغّر.',
    renew: 'إرسال رابط جديد',
    renewedTitle: 'يُرجى مراجعة بريدك',
    renewedText: 'رابط جديد في الطريق إليك، ما لم تُطلب عدة روابط خلال الساعة الأخيرة.',
    endLinks: 'إلغاء جميع الروابط',
    endLinksNote:
      'هل وصل أحد الروابط إلى غيرك؟ يمكنك إلغاء جميع الروابط المؤدية إلى هذه الطلبات، ومنها هذا الرابط. وسيصلك رابط جديد بالبريد.',
    linksEndedTitle: 'أُلغيت جميع الروابط',
    linksEndedText: 'رابط جديد في الطريق إلى بريدك.',
  },
} satisfies EmployerMessages;
