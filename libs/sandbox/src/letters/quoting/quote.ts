import { quoteLikeApple } from './apple.js';
import { quoteLikeGmail } from './gmail.js';
import { quoteLikeOutlook } from './outlook.js';
import type { QuotedReply, QuoteInput, QuoteStyle } from './quote-style.js';
import { quoteLikeThunderbird } from './thunderbird.js';

const STYLES: Record<QuoteStyle, (input: QuoteInput) => QuotedReply> = {
  gmail: quoteLikeGmail,
  outlook: quoteLikeOutlook,
  apple: quoteLikeApple,
  thunderbird: quoteLikeThunderbird,
};

/** Puts the person's words above the original, the way their mail program does. */
export function quote(style: QuoteStyle, input: QuoteInput): QuotedReply {
  return STYLES[style](input);
}
