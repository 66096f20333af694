import type { QuoteStyle } from '../letters/quoting/quote-style.js';

export type Mood = 'interested' | 'question' | 'not_interested' | 'later' | 'thanks';
export type UnsubscribeWay = 'one_click' | 'page' | 'reply';

/** One thing that will happen because a message was accepted. `afterMs` counts from then, at delay scale 1. */
export type Act = { afterMs: number } & (
  | { kind: 'machine_opened' }
  | { kind: 'scanner_clicked' }
  | { kind: 'opened' }
  /** `pick` in [0, 1) chooses among the links of the letter. */
  | { kind: 'clicked'; pick: number }
  | { kind: 'bought'; amount: string }
  | { kind: 'replied'; mood: Mood; style: QuoteStyle; pick: number }
  /** `marked`: with the headers of RFC 3834, or without any sign but its words. */
  | { kind: 'auto_replied'; marked: boolean; backInDays: number }
  | { kind: 'unsubscribed'; way: UnsubscribeWay; style: QuoteStyle; pick: number }
  | { kind: 'complained' }
  | { kind: 'bounced_later'; cause: 'unknown' | 'full' }
);

export type ActKind = Act['kind'];
