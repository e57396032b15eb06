import { isolate as named } from '../../../i18n/bidi-isolates.ts';
import { createCounter } from '../../../i18n/plural.ts';
import type { FilesMessages } from './messages.en.ts';

const { number, percent } = createCounter('ar-u-nu-latn');

/** Messages of file uploads, in Arabic. */
export const messages = {
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
} satisfies FilesMessages;
