import { enPosting, type PostingMessages } from './en-posting.ts';

export const words: PostingMessages = enPosting;
