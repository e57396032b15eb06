export { receiptViewStyles, receiptView } from './receipt-view.ts';
