import { Inject, Injectable } from '@nestjs/common';
import { compileContent, type CompiledContent, type ContentSource, missingFields } from '@mailwright/templating';
import type { TokenSigner } from '@mailwright/tokens';
import { PUBLIC_URL } from '../../platform/http/public-url.js';
import { createComposer, fieldsOf, type Mailing } from '../sending/public.js';
import { TRACKING_SIGNER, trackingUrls } from '../tracking/public.js';
import { WorkspacesService } from '../workspaces/public.js';

export interface PreviewPerson {
  contactId: string | null;
  email: string;
  firstName: string;
  lastName: string;
  attributes: Record<string, unknown>;
  language: string | null;
  timeZone: string | null;
}

/** Somebody to show a preview for while there are no contacts. */
const SAMPLE: PreviewPerson = {
  contactId: null,
  email: 'alex@example.com',
  firstName: 'Alex',
  lastName: 'Example',
  attributes: { city: 'Hamburg', company: 'Example & Daughters', country: 'Germany' },
  language: null,
  timeZone: null,
};
const SAMPLE_FROM = { name: 'You', address: 'you@example.com' };

/** What one person would get. Compiled and composed on the path that also sends; only tracking is left out. */
@Injectable()
export class ContentPreviewService {
  constructor(
    private readonly workspaces: WorkspacesService,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
  ) {}

  async preview(workspaceId: string, source: ContentSource, someone: PreviewPerson | null, from: { name: string; address: string } | null) {
    const workspace = await this.workspaces.facts(workspaceId);
    const person = someone ?? SAMPLE;
    const contact = { id: person.contactId, email: person.email, name: `${person.firstName} ${person.lastName}`.trim() };
    const compiled = await compileContent(source, {
      footer: { legalName: workspace.legalName, postalAddress: workspace.postalAddress },
      timeZone: workspace.timeZone,
    });
    if (!compiled.ok) return { ...nothing, problems: compiled.problems, contact };
    const { content } = compiled;
    const urls = trackingUrls(this.publicUrl, this.signer);
    const composed = createComposer(mailingOf(workspaceId, content, from ?? SAMPLE_FROM), urls, this.signer).compose(
      { ...person, contactId: person.contactId ?? '', ordinal: 0, messageId: '<preview@mailwright.invalid>', attempts: 0, state: 'in_flight', leaseToken: '0' },
      new Date(),
    );
    if ('problem' in composed) {
      const problem = { part: 'html', line: 0, column: 0, message: composed.message, advice: 'Look at the fields of this person.' };
      return { ...nothing, problems: [problem], warnings: content.warnings, contact };
    }
    return {
      ok: true,
      problems: [],
      warnings: content.warnings,
      ...composed.rendered,
      preheader: content.preheader,
      missingFields: missingFields(content, fieldsOf(person)),
      links: content.links,
      bytes: composed.message.length,
      htmlBytes: Buffer.byteLength(composed.rendered.html ?? ''),
      contact,
    };
  }
}

const nothing = { ok: false, warnings: [], subject: '', preheader: '', html: null, text: '', missingFields: [], links: [], bytes: 0, htmlBytes: 0 };

/** A mailing that nobody is in: number 0 is never given out, so none of its tokens means anybody. */
const mailingOf = (workspaceId: string, content: CompiledContent, from: { name: string; address: string }): Mailing => ({
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
  trackOpens: false,
  trackClicks: false,
  uncertainPolicy: 'never_again',
});
