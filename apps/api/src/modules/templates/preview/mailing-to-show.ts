import type { CompiledContent } from '@mailwright/templating';
import type { Mailing } from '../../sending/public.js';

/** A mailing that nobody is in: number 0 is never given out. */
export const mailingToShow = (
  workspaceId: string,
  content: CompiledContent,
  from: { name: string; address: string },
  tracked: boolean,
): Mailing => ({
  workspaceId,
  id: '',
  number: 0,
  kind: 'test',
  campaignId: null,
  accountId: '',
  content,
  message: {
    from,
    replyTo: null,
    returnPath: { kind: 'plain', address: from.address },
    unsubscribe: true,
    listId: null,
    sampleFields: null,
    literal: null,
    threading: null,
  },
  trackOpens: tracked,
  trackClicks: tracked,
  uncertainPolicy: 'never_again',
});
