export { messages as receiptMessages, type ReceiptMessages } from './messages.en.ts';
export { receiptViewStyles, receiptView, type ReceiptEnv } from './receipt-view.ts';
